package dev.vedette.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ZipfTest {
  @ParameterizedTest
  @CsvSource({"1, 1.05", "2, 0", "50, 1.05", "50, 0", "50, 0.4", "1000, 2"})
  void drawsRanksByTheirWeights(int ranks, double exponent) {
    Zipf zipf = new Zipf(ranks, exponent);
    Random64 random = new Random64(1, 1);
    int draws = 400_000;
    int[] drawn = new int[ranks];
    for (int i = 0; i < draws; i++) {
      drawn[zipf.draw(random)]++;
    }
    double sum = 0;
    for (int i = 1; i <= ranks; i++) {
      sum += Math.pow(i, -exponent);
    }
    for (int i = 1; i <= ranks; i++) {
      double share = Math.pow(i, -exponent) / sum;
      // Five standard deviations.
      double error = 5 * Math.sqrt(share / draws) + 1e-9;
      assertThat(drawn[i - 1] / (double) draws).as("rank %d", i).isEqualTo(share, within(error));
    }
  }
}

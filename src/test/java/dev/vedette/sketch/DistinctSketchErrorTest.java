package dev.vedette.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How far estimates are off, on hashes of real text as the job makes them. */
class DistinctSketchErrorTest {

  /** 2.4 % is four standard errors: any error in the use of the sketch is larger. */
  @ParameterizedTest
  @ValueSource(ints = {2_000, 10_000, 100_000})
  void estimatesAtPrecision14AreWithin2Point4Percent(int n) {
    double[] errors = errors(14, n, 50);

    assertThat(DoubleStream.of(errors).map(Math::abs).max().orElseThrow()).isLessThan(0.024);
    assertThat(DoubleStream.of(errors).filter(error -> error != 0)).isNotEmpty();
  }

  /**
   * The root mean square of t errors scatters by 1 / sqrt(2 t) of itself and their mean by 1 /
   * sqrt(t) of it; both are given three times that. The counts are large for the precision: with
   * fewer values than registers the errors are smaller than 0.782 / sqrt(2^precision).
   */
  @ParameterizedTest
  @CsvSource({"12, 50000, 200", "8, 5000, 400", "10, 20000, 200"})
  void errorsSpreadAsTheoryTellsAndHaveNoBias(int precision, int n, int trials) {
    double expected = 0.782 / Math.sqrt(1 << precision);

    double[] errors = errors(precision, n, trials);

    double rms = Math.sqrt(DoubleStream.of(errors).map(error -> error * error).average().orElse(9));
    assertThat(rms / expected)
        .isBetween(1 - 3 / Math.sqrt(2 * trials), 1 + 3 / Math.sqrt(2 * trials));
    double mean = DoubleStream.of(errors).average().orElse(9);
    assertThat(Math.abs(mean)).isLessThan(3 * expected / Math.sqrt(trials));
  }

  @Test
  void estimatesOfMergedSketchesAreAsGood() {
    DistinctSketch merged = new DistinctSketch(512, 14);
    IntStream.range(0, 100).forEach(part -> merged.merge(sketch(14, part, 500 + part)));

    // The parts are disjoint: 500 + 501 + ... + 599.
    assertThat(merged.count()).isBetween((long) (54_950 * 0.976), (long) (54_950 * 1.024));
  }

  private static double[] errors(int precision, int n, int trials) {
    return IntStream.range(0, trials)
        .mapToDouble(trial -> sketch(precision, trial, n).count() / (double) n - 1)
        .toArray();
  }

  private static DistinctSketch sketch(int precision, int trial, int n) {
    DistinctSketch sketch = new DistinctSketch(512, precision);
    String prefix = "/catalogue/" + trial + "/item-";
    for (int i = 0; i < n; i++) {
      sketch.add(TextHash.of(prefix + i));
    }
    return sketch;
  }
}

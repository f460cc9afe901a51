package dev.vedette.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowBinTest {

  @Test
  void aTimeIsInTheBinThatStartsAtMostItsSizeBefore() {
    Random random = new Random(10);
    for (int round = 0; round < 50_000; round++) {
      long time = random.nextLong(-70_000_000_000_000L, 253_402_300_800_000L);
      long size = random.nextLong(1, Duration.ofDays(40).toMillis());

      long start = WindowBin.startOf(time, size);

      assertThat(time - start).isBetween(0L, size - 1);
      assertThat(WindowBin.startOf(start, size)).isEqualTo(start);
      assertThat(WindowBin.startOf(start + size, size)).isEqualTo(start + size);
      assertThat(WindowBin.startOf(start - 1, size)).isEqualTo(start - size);
    }
  }

  /** The stream's windows count from 1970; for sizes that divide a day that is the same. */
  @Test
  void countsAsFrom1970ForSizesThatDivideADay() {
    Random random = new Random(11);
    long day = Duration.ofDays(1).toMillis();
    for (int round = 0; round < 10_000; round++) {
      long time = random.nextLong(-62_135_596_800_000L, 253_402_300_800_000L);
      long size = day / (1 + random.nextInt(100));
      if (day % size == 0) {
        assertThat(WindowBin.startOf(time, size)).isEqualTo(time - Math.floorMod(time, size));
      }
    }
  }

  @Test
  void refusesASizeThatIsNotPositive() {
    assertThatThrownBy(() -> WindowBin.startOf(0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the size of a window must be positive, not 0 ms");
    assertThatThrownBy(() -> WindowBin.startOf(0, -1))
        .hasMessage("the size of a window must be positive, not -1 ms");
  }

  @Test
  void limitsMustNotBeNegative() {
    assertThatThrownBy(() -> new ScrapeLimits(-1, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("limits must not be negative: -1 requests, 10 URLs");
  }
}

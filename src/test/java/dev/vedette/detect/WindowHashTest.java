package dev.vedette.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.model.SuppressedBy;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class WindowHashTest {
  private static final long START = 1_767_607_200_000L;
  private static final ScrapeStats.Layout LAYOUT = new ScrapeStats.Layout(16, 10, 5, 3);

  private static long hash(String source, long start, SuppressedBy by) {
    return WindowHash.of(new ScrapePartial(source, start, by, new ScrapeStats(LAYOUT), 0));
  }

  @Test
  void isThatOfTheWindow() {
    SuppressedBy by = new SuppressedBy("excluded-range", "127.0.0.0/8", "loopback");
    SuppressedBy same = new SuppressedBy("excluded-range", "127.0.0.0/8", "other words");
    assertThat(hash("192.0.2.1", START, null)).isEqualTo(hash("192.0.2.1", START, null));
    assertThat(hash("192.0.2.1", START, by)).isEqualTo(hash("192.0.2.1", START, same));
    assertThat(
            Set.of(
                hash("192.0.2.1", START, null),
                hash("192.0.2.2", START, null),
                hash("192.0.2.1", START + 600_000, null),
                hash("192.0.2.1", START, by)))
        .hasSize(4);
  }

  /** What lies in one part, and one channel, still spreads over the counters and the next parts. */
  @Test
  void itsUsesAreIndependent() {
    Set<Long> counters = new HashSet<>();
    Set<Integer> nextParts = new HashSet<>();
    int found = 0;
    int[] channels = new int[3];
    for (int i = 0; i < 96_000; i++) {
      long hash =
          hash(
              "10.%d.%d.%d".formatted(i % 7, i / 7 % 256, i / 1792),
              START + i % 3 * 600_000L,
              null);
      int channel = WindowHash.channel(hash, 3);
      channels[channel]++;
      if (channel == 1 && WindowHash.part(hash, 0) == 5) {
        found++;
        counters.add(hash & 0xffff);
        nextParts.add(WindowHash.part(hash, 1));
        assertThat(WindowHash.part(hash, 7)).isBetween(0, 15);
      }
    }
    assertThat(found).isBetween(1_800, 2_200);
    assertThat(counters).hasSizeGreaterThan(1_750);
    assertThat(nextParts).hasSize(16);
    for (int channel : channels) {
      assertThat(channel).isBetween(31_500, 32_500);
    }
  }

  @Test
  void partsAreFourBitsFromTheTop() {
    assertThat(WindowHash.part(0xABCDEF0123456789L, 0)).isEqualTo(0xA);
    assertThat(WindowHash.part(0xABCDEF0123456789L, 1)).isEqualTo(0xB);
    assertThat(WindowHash.part(0xABCDEF0123456789L, 7)).isEqualTo(0x1);
  }
}

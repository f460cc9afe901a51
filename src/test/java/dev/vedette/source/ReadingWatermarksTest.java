package dev.vedette.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.engine.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarksWithIdleness;
import org.apache.flink.util.clock.ManualClock;
import org.junit.jupiter.api.Test;

class ReadingWatermarksTest {
  private static final long BEHIND = 60_000;

  private final List<Long> told = new ArrayList<>();

  @Test
  void followsEachNewestEventWhenItsStepIsAMillisecond() {
    ReadingWatermarks watermarks = new ReadingWatermarks(BEHIND, 1);
    send(watermarks, 100_000, Long.MAX_VALUE);
    send(watermarks, 100_001, Long.MAX_VALUE);
    assertThat(told).containsExactly(39_999L, 40_000L);
  }

  @Test
  void movesOnceForEachSecondOfEvents() {
    ReadingWatermarks watermarks = new ReadingWatermarks(BEHIND, 1000);
    for (long time = 100_000; time < 103_000; time++) {
      send(watermarks, time, Long.MAX_VALUE);
    }
    assertThat(told.stream().distinct()).containsExactly(39_999L, 40_999L, 41_999L);
  }

  @Test
  void theEventThatClosesAWindowStillDoes() {
    ReadingWatermarks watermarks = new ReadingWatermarks(BEHIND, 1000);
    long end = 600_000;
    send(watermarks, end + BEHIND - 1, Long.MAX_VALUE);
    assertThat(told.get(told.size() - 1)).isLessThan(end - 1);
    send(watermarks, end + BEHIND, Long.MAX_VALUE);
    assertThat(told).last().isEqualTo(end - 1);
  }

  @Test
  void windowsCloseAtTheirEndAlsoWhenDisorderIsNoWholeSecond() {
    ReadingWatermarks watermarks = new ReadingWatermarks(500, 1000);
    send(watermarks, 600_499, Long.MAX_VALUE);
    assertThat(told).last().isEqualTo(598_999L);
    send(watermarks, 600_500, Long.MAX_VALUE);
    assertThat(told).last().isEqualTo(599_999L);
  }

  @Test
  void anEventEndsIdlenessEvenWhenTheWatermarkDoesNotMove() {
    ManualClock clock = new ManualClock();
    WatermarksWithIdleness<Reading> watermarks =
        new WatermarksWithIdleness<>(
            new ReadingWatermarks(BEHIND, 1000), Duration.ofSeconds(30), clock);
    send(watermarks, 100_500, Long.MAX_VALUE);
    watermarks.onPeriodicEmit(output);
    clock.advanceTime(Duration.ofSeconds(31));
    watermarks.onPeriodicEmit(output);
    clock.advanceTime(Duration.ofSeconds(31));
    watermarks.onPeriodicEmit(output);
    assertThat(idle).isTrue();

    send(watermarks, 100_501, Long.MAX_VALUE);
    assertThat(idle).isFalse();
  }

  @Test
  void olderEventsAndThoseWithoutATimeTellNothing() {
    ReadingWatermarks watermarks = new ReadingWatermarks(BEHIND, 1000);
    send(watermarks, Long.MIN_VALUE, Long.MAX_VALUE);
    assertThat(told).isEmpty();
    send(watermarks, 100_000, Long.MAX_VALUE);
    send(watermarks, 90_000, Long.MAX_VALUE);
    assertThat(told.stream().distinct()).containsExactly(39_999L);
  }

  @Test
  void staysBeforeWhatIsStillToBeRead() {
    ReadingWatermarks watermarks = new ReadingWatermarks(BEHIND, 1);
    send(watermarks, 100_000, 70_000);
    assertThat(told).containsExactly(9_999L);
  }

  private void send(WatermarkGenerator<Reading> watermarks, long newest, long holdUntil) {
    Reading reading =
        new Reading(List.of(), List.of(), List.of(), List.of(), 0, 1, 1, 0, newest, holdUntil);
    watermarks.onEvent(reading, 0, output);
  }

  private boolean idle;
  private final WatermarkOutput output =
      new WatermarkOutput() {
        @Override
        public void emitWatermark(Watermark watermark) {
          told.add(watermark.getTimestamp());
          idle = false;
        }

        @Override
        public void markIdle() {
          idle = true;
        }

        @Override
        public void markActive() {
          idle = false;
        }
      };
}

package dev.vedette.source;

import dev.vedette.engine.Reading;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * The watermark of one file: as far behind its newest event as events may be out of order, and
 * never past the beginning of a file that is still to be read.
 */
final class ReadingWatermarks implements WatermarkGenerator<Reading> {
  private final long behind;
  private long newest = Long.MIN_VALUE;

  ReadingWatermarks(long maxOutOfOrdernessMillis) {
    this.behind = maxOutOfOrdernessMillis + 1;
  }

  @Override
  public void onEvent(Reading reading, long timestamp, WatermarkOutput output) {
    newest = Math.max(newest, reading.maxTime());
    long reached = Math.min(newest, reading.holdUntil());
    if (newest != Long.MIN_VALUE && reached > Long.MIN_VALUE + behind) {
      output.emitWatermark(new Watermark(reached - behind));
    }
  }

  /** All is said with each piece. */
  @Override
  public void onPeriodicEmit(WatermarkOutput output) {}
}

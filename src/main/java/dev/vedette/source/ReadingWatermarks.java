package dev.vedette.source;

import dev.vedette.engine.Reading;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * The watermark of one file or partition: as far behind its newest event as events may be out of
 * order, and never past the beginning of a file that is still to be read. It moves in steps, since
 * each move goes through the whole job and empties what is being added up.
 */
final class ReadingWatermarks implements WatermarkGenerator<Reading> {
  private final long behind;
  private final long step;
  private long newest = Long.MIN_VALUE;
  private long told = Long.MIN_VALUE;

  /**
   * @param maxOutOfOrdernessMillis how far events may be out of order
   * @param stepMillis newest events move the watermark when they pass a multiple of this, so that
   *     windows that begin and end at one close as soon as without
   */
  ReadingWatermarks(long maxOutOfOrdernessMillis, long stepMillis) {
    this.behind = maxOutOfOrdernessMillis + 1;
    this.step = stepMillis;
  }

  @Override
  public void onEvent(Reading reading, long timestamp, WatermarkOutput output) {
    newest = Math.max(newest, reading.maxTime());
    long reached = Math.min(newest, reading.holdUntil());
    if (newest == Long.MIN_VALUE || reached <= Long.MIN_VALUE + behind + step) {
      return;
    }
    long stepped = reached - Math.floorMod(reached, step);
    if (stepped > told) {
      told = stepped;
      output.emitWatermark(new Watermark(stepped - behind));
    }
  }

  /** All is said with each piece. */
  @Override
  public void onPeriodicEmit(WatermarkOutput output) {}
}

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
   * @param stepMillis the watermark moves to where a multiple of this begins, so that windows that
   *     begin and end at one close as soon as without
   */
  ReadingWatermarks(long maxOutOfOrdernessMillis, long stepMillis) {
    this.behind = maxOutOfOrdernessMillis;
    this.step = stepMillis;
  }

  @Override
  public void onEvent(Reading reading, long timestamp, WatermarkOutput output) {
    newest = Math.max(newest, reading.maxTime());
    long reached = Math.min(newest, reading.holdUntil());
    if (newest == Long.MIN_VALUE || reached <= Long.MIN_VALUE + behind + step + 1) {
      return;
    }
    long closed = reached - behind;
    told = Math.max(told, closed - Math.floorMod(closed, step) - 1);
    // Also when it has not moved: it tells that the file or partition is not idle any more. Flink
    // passes on only what moves.
    output.emitWatermark(new Watermark(told));
  }

  /** All is said with each piece. */
  @Override
  public void onPeriodicEmit(WatermarkOutput output) {}
}

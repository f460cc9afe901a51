package dev.vedette.detect;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Adds partials of one window up before they are sent to the window's operator, so that a source
 * that makes half of all traffic sends a few partials and not half of all records.
 *
 * <p>Nothing is ever held back from a checkpoint or a watermark: the table is emptied before either
 * is passed on, so it needs no state and makes nothing late. It is also emptied when it is full
 * and, where alerts must not wait, after a short time.
 */
public final class PreAggregateOperator extends AbstractStreamOperator<ScrapePartial>
    implements OneInputStreamOperator<ScrapePartial, ScrapePartial>, BoundedOneInput {
  private static final long serialVersionUID = 1;

  private final int maxWindows;
  private final long flushMillis;

  private transient Map<WindowKey, ScrapePartial> table;
  private transient ScheduledFuture<?> plannedFlush;

  /**
   * @param maxWindows how many windows the table holds at most
   * @param flushMillis after what time a partial is sent at the latest; 0: there is no hurry
   */
  public PreAggregateOperator(int maxWindows, long flushMillis) {
    this.maxWindows = maxWindows;
    this.flushMillis = flushMillis;
  }

  @Override
  public void open() throws Exception {
    super.open();
    table = new LinkedHashMap<>();
  }

  @Override
  public void processElement(StreamRecord<ScrapePartial> element) {
    ScrapePartial partial = element.getValue();
    ScrapePartial known = table.putIfAbsent(partial.key(), partial);
    if (known != null) {
      known.stats().merge(partial.stats());
    }
    if (table.size() >= maxWindows) {
      flush();
    } else if (flushMillis > 0 && plannedFlush == null) {
      long now = getProcessingTimeService().getCurrentProcessingTime();
      plannedFlush =
          getProcessingTimeService().registerTimer(now + flushMillis, time -> flushAtTime());
    }
  }

  private void flushAtTime() {
    plannedFlush = null;
    flush();
  }

  private void flush() {
    for (ScrapePartial partial : table.values()) {
      output.collect(new StreamRecord<>(partial));
    }
    table.clear();
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    flush();
    super.processWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    flush();
  }

  @Override
  public void endInput() {
    flush();
  }
}

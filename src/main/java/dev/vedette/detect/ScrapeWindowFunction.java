package dev.vedette.detect;

import dev.vedette.metrics.Latency;
import dev.vedette.metrics.Level;
import dev.vedette.metrics.Tally;
import dev.vedette.model.Alert;
import dev.vedette.model.Counters;
import dev.vedette.model.LateEvents;
import dev.vedette.model.Suppressed;
import dev.vedette.state.KeptCount;
import dev.vedette.state.KeptWatermark;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * The tumbling event-time window of Partner_Page_Scraping in streaming mode, keyed by source and
 * window; in batch mode it is {@link ScrapeBatchOperator}.
 *
 * <p>An alert is written when the limits are first passed, again as it grows, and with {@code
 * Final} when the watermark passes the window's end; an event within the allowed lateness brings a
 * further final revision, a later one goes to the late output.
 *
 * <p>State: one {@link ScrapeWindow} for each source and window with a matching request, from its
 * first request until the allowed lateness after its end; the watermark, so that a window that was
 * closed for good stays closed after a restore; and the number of windows, which is a metric.
 */
public final class ScrapeWindowFunction
    extends KeyedProcessFunction<WindowKey, ScrapePartial, Alert> implements CheckpointedFunction {

  /** Requests that came after their window was closed for good. */
  public static final OutputTag<LateEvents> LATE =
      new OutputTag<>("late", TypeInformation.of(LateEvents.class));

  /** Alerts of sources that a suppressing entry keeps from alerting. */
  public static final OutputTag<Suppressed> SUPPRESSED =
      new OutputTag<>("suppressed", TypeInformation.of(Suppressed.class));

  private final ScrapeAlerts alerts;
  private final ScrapeLimits limits;
  private final ScrapeStats.Layout layout;
  private final Emission emission;
  private final KeptWatermark keptWatermark = new KeptWatermark();
  private final KeptCount active = new KeptCount();

  private transient ValueState<ScrapeWindow> state;
  private transient Tally counted;
  private transient Tally late;
  private transient Tally opened;
  private transient Tally closed;
  private transient Tally promoted;
  private transient ScrapeRevisions revisions;
  private transient Latency crossingToEmit;

  /**
   * When a window speaks.
   *
   * @param updateIntervalMillis event time between two updates of an open window
   * @param allowedLatenessMillis how long after its end a window takes events in
   */
  public record Emission(long updateIntervalMillis, long allowedLatenessMillis)
      implements java.io.Serializable {}

  public ScrapeWindowFunction(
      ScrapeAlerts alerts, ScrapeLimits limits, ScrapeStats.Layout layout, Emission emission) {
    this.alerts = alerts;
    this.limits = limits;
    this.layout = layout;
    this.emission = emission;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    keptWatermark.restore(context.getOperatorStateStore(), getRuntimeContext().getTaskInfo());
    active.restore(context.getOperatorStateStore(), "active-windows");
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    keptWatermark.keep();
    active.keep();
  }

  @Override
  public void open(OpenContext context) {
    state =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "scrape-window", TypeInformation.of(ScrapeWindow.class)));
    counted = Tally.of(getRuntimeContext(), Counters.WEB_COUNTED);
    late = Tally.of(getRuntimeContext(), Counters.WEB_LATE);
    opened = Tally.of(getRuntimeContext(), Counters.WINDOWS_OPENED);
    closed = Tally.of(getRuntimeContext(), Counters.WINDOWS_CLOSED);
    promoted = Tally.of(getRuntimeContext(), Counters.SKETCHES_PROMOTED);
    revisions = new ScrapeRevisions(alerts, getRuntimeContext());
    crossingToEmit = Latency.of(getRuntimeContext(), Counters.CROSSING_TO_EMIT);
    Level.show(getRuntimeContext(), Counters.WINDOWS_ACTIVE, active::now);
  }

  @Override
  public void processElement(ScrapePartial partial, Context context, Collector<Alert> out)
      throws Exception {
    long watermark = keptWatermark.now(context.timerService());
    boolean excluded = partial.suppressedBy() != null;
    if (watermark >= cleanupTime(partial.windowStart())) {
      if (!excluded) {
        late.add(partial.count());
        context.output(LATE, lateEvents(partial));
      }
      return;
    }
    if (!excluded) {
      counted.add(partial.count());
    }
    ScrapeWindow window = state.value();
    if (window == null) {
      window = open(partial, watermark, context);
    }
    boolean exact = window.stats().uniqueUrlsExact();
    window.stats().merge(partial.stats());
    if (exact && !window.stats().uniqueUrlsExact()) {
      promoted.add(1);
    }
    if (watermark >= lastTime(partial.windowStart())) {
      // Late events come in bursts: they are told together when the watermark next moves.
      context.timerService().registerEventTimeTimer(watermark + 1);
    } else if (due(window)) {
      boolean crossed = window.revision() == 0;
      window = tell(window, context, false, out);
      if (crossed) {
        crossingToEmit.since(partial.arrived());
      }
    }
    state.update(window);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Alert> out)
      throws Exception {
    keptWatermark.now(context.timerService());
    ScrapeWindow window = state.value();
    long windowStart = context.getCurrentKey().windowStart();
    if (window != null
        && timestamp >= lastTime(windowStart)
        && passed(window)
        && window.stats().count() != window.toldFinalCount()) {
      state.update(tell(window, context, true, out));
    }
    if (timestamp == cleanupTime(windowStart)) {
      state.clear();
      closed.add(1);
      active.add(-1);
    }
  }

  private ScrapeWindow open(ScrapePartial partial, long watermark, Context context)
      throws Exception {
    if (watermark < lastTime(partial.windowStart())) {
      context.timerService().registerEventTimeTimer(lastTime(partial.windowStart()));
    }
    context.timerService().registerEventTimeTimer(cleanupTime(partial.windowStart()));
    opened.add(1);
    active.add(1);
    return ScrapeWindow.empty(layout, partial.suppressedBy());
  }

  /** Whether an event makes an open window speak at once. */
  private boolean due(ScrapeWindow window) {
    long grown = window.stats().lastSeen() - window.toldLastSeen();
    return passed(window)
        && (window.revision() == 0 || grown >= Math.max(1, emission.updateIntervalMillis()));
  }

  private boolean passed(ScrapeWindow window) {
    return limits.passed(window.stats().count(), window.stats().uniqueUrls());
  }

  private ScrapeWindow tell(
      ScrapeWindow window, Context context, boolean isFinal, Collector<Alert> out) {
    ScrapeWindow told = window.told(isFinal);
    revisions.write(
        context.getCurrentKey(),
        told,
        isFinal,
        out::collect,
        suppressed -> context.output(SUPPRESSED, suppressed));
    return told;
  }

  private LateEvents lateEvents(ScrapePartial partial) {
    return new LateEvents(
        partial.source(),
        partial.windowStart(),
        partial.windowStart() + alerts.windowMillis(),
        partial.count());
  }

  /** The last millisecond of the window: when the watermark reaches it, the window is complete. */
  private long lastTime(long windowStart) {
    return windowStart + alerts.windowMillis() - 1;
  }

  private long cleanupTime(long windowStart) {
    return lastTime(windowStart) + emission.allowedLatenessMillis();
  }
}

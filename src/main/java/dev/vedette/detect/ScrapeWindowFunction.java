package dev.vedette.detect;

import dev.vedette.metrics.AlertTally;
import dev.vedette.metrics.Latency;
import dev.vedette.metrics.Level;
import dev.vedette.metrics.Tally;
import dev.vedette.model.Alert;
import dev.vedette.model.Counters;
import dev.vedette.model.DetectionBranch;
import dev.vedette.model.LateEvents;
import dev.vedette.model.Suppressed;
import dev.vedette.state.KeptCount;
import dev.vedette.state.KeptWatermark;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
 * The tumbling event-time window of Partner_Page_Scraping, keyed by source and window.
 *
 * <p>In streaming mode an alert is written when the limits are first passed, again as it grows, and
 * with {@code Final} when the watermark passes the window's end; an event within the allowed
 * lateness brings a further final revision, a later one goes to the late output. In batch mode the
 * watermark stands still until all input is read, so that only the final alert is written and
 * nothing is late; there a window that cannot alert is not looked into.
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
  // In batch mode; else null.
  private transient FewRequests few;
  private transient Tally counted;
  private transient Tally late;
  private transient AlertTally alerted;
  private transient Tally suppressed;
  private transient Tally opened;
  private transient Tally closed;
  private transient Tally promoted;
  private transient Tally revisions;
  private transient Latency crossingToEmit;

  /**
   * When a window speaks.
   *
   * @param early whether an alert is written before its window ends
   * @param updateIntervalMillis event time between two updates of an open window
   * @param allowedLatenessMillis how long after its end a window takes events in
   */
  public record Emission(boolean early, long updateIntervalMillis, long allowedLatenessMillis)
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
    if (!emission.early()) {
      // More may be more than the sketch's exact set holds, which is to be counted.
      long most = Math.min(limits.neverPassed(), layout.exactUpTo());
      few = new FewRequests(most, getRuntimeContext());
    }
    counted = Tally.of(getRuntimeContext(), Counters.WEB_COUNTED);
    late = Tally.of(getRuntimeContext(), Counters.WEB_LATE);
    alerted =
        AlertTally.of(
            getRuntimeContext(), DetectionBranch.PARTNER_PAGE_SCRAPING, alerts.severity());
    suppressed = Tally.of(getRuntimeContext(), Counters.SUPPRESSED);
    opened = Tally.of(getRuntimeContext(), Counters.WINDOWS_OPENED);
    closed = Tally.of(getRuntimeContext(), Counters.WINDOWS_CLOSED);
    promoted = Tally.of(getRuntimeContext(), Counters.SKETCHES_PROMOTED);
    revisions = Tally.of(getRuntimeContext(), Counters.REVISIONS);
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
    if (window == null && waits(partial)) {
      return;
    }
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
    } else if (emission.early() && due(window)) {
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
      if (few == null) {
        closed.add(1);
        active.add(-1);
      }
    }
  }

  /**
   * Whether a partial can wait for more of its window. Who waits has no timer: in batch mode a
   * window is over when the next one comes, so that it also counts as opened and closed at once.
   */
  private boolean waits(ScrapePartial partial) throws Exception {
    if (few == null) {
      return false;
    }
    long before = few.count();
    if (before == 0) {
      opened.add(1);
      closed.add(1);
    }
    return few.add(partial, before);
  }

  /** Both timers are set here: one that is set by another timer would be lost in batch mode. */
  private ScrapeWindow open(ScrapePartial partial, long watermark, Context context)
      throws Exception {
    if (watermark < lastTime(partial.windowStart())) {
      context.timerService().registerEventTimeTimer(lastTime(partial.windowStart()));
    }
    context.timerService().registerEventTimeTimer(cleanupTime(partial.windowStart()));
    ScrapeWindow window = ScrapeWindow.empty(layout, partial.suppressedBy());
    if (few == null) {
      opened.add(1);
      active.add(1);
    } else {
      few.moveTo(window.stats());
    }
    return window;
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
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Alert alert =
        alerts.alert(context.getCurrentKey(), told.stats(), told.revision(), isFinal, now);
    revisions.add(1);
    boolean first = told.revision() == 1;
    if (told.suppressedBy() == null) {
      if (first) {
        alerted.add(alert.severity());
      }
      out.collect(alert);
    } else {
      if (first) {
        suppressed.add(1);
      }
      context.output(SUPPRESSED, new Suppressed(alert, told.suppressedBy()));
    }
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

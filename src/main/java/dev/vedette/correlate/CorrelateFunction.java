package dev.vedette.correlate;

import dev.vedette.metrics.AlertTally;
import dev.vedette.model.Alert;
import dev.vedette.model.DetectionBranch;
import dev.vedette.model.ToolExecution;
import dev.vedette.state.KeptWatermark;
import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Correlated_Reconnaissance: the windows of scraping and the tool executions of one public address,
 * keyed by that address. A window and an execution meet when the execution lies between the
 * look-around before the window's start and the look-around after its end, both ends included.
 *
 * <p>In streaming mode the alert is written as soon as the two have met and again when it changes;
 * in both modes it is final when the watermark says that nothing can be added.
 *
 * <p>State: each window's alert and each listed execution, until no partner can come any more; and
 * the watermark, so that what was final stays final after a restore.
 */
public final class CorrelateFunction
    extends KeyedCoProcessFunction<String, Alert, ToolExecution, Alert>
    implements CheckpointedFunction {
  private final CorrelatedAlerts alerts;
  private final Reach reach;
  private final KeptWatermark keptWatermark = new KeptWatermark();

  private transient MapState<Long, Map<String, CorrelatedWindow>> windows;
  private transient MapState<Long, List<ToolExecution>> executions;
  private transient AlertTally alerted;

  /**
   * How far windows and executions look for each other.
   *
   * @param early whether an alert is written before it is final
   * @param windowMillis length of a window
   * @param lookAroundMillis reach before and after a window
   * @param settleMillis how long after its time an execution or a late change of a window may come
   * @param executionsPer10m how many executions are kept for each ten minutes
   */
  public record Reach(
      boolean early,
      long windowMillis,
      long lookAroundMillis,
      long settleMillis,
      int executionsPer10m)
      implements Serializable {}

  public CorrelateFunction(CorrelatedAlerts alerts, Reach reach) {
    this.alerts = alerts;
    this.reach = reach;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    keptWatermark.restore(context.getOperatorStateStore(), getRuntimeContext().getTaskInfo());
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    keptWatermark.keep();
  }

  @Override
  public void open(OpenContext context) {
    windows =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "windows",
                    Types.LONG,
                    Types.MAP(Types.STRING, TypeInformation.of(CorrelatedWindow.class))));
    executions =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "executions", Types.LONG, Types.LIST(TypeInformation.of(ToolExecution.class))));
    alerted =
        AlertTally.of(
            getRuntimeContext(), DetectionBranch.CORRELATED_RECONNAISSANCE, alerts.severity());
  }

  @Override
  public void processElement1(Alert scraping, Context context, Collector<Alert> out)
      throws Exception {
    long start = scraping.windowStart().toEpochMilli();
    Map<String, CorrelatedWindow> known = windows.get(start);
    if (known == null) {
      known = new HashMap<>();
      context.timerService().registerEventTimeTimer(finalTime(start));
      context.timerService().registerEventTimeTimer(windowExpiry(start));
    }
    CorrelatedWindow before = known.get(scraping.alertId());
    known.put(
        scraping.alertId(), new CorrelatedWindow(scraping, before == null ? null : before.told()));
    windows.put(start, known);
    tellIfDue(start, keptWatermark.now(context.timerService()), out);
  }

  @Override
  public void processElement2(ToolExecution execution, Context context, Collector<Alert> out)
      throws Exception {
    long bucket = ExecutionsByTime.bucketOf(execution.time());
    List<ToolExecution> known = executions.get(bucket);
    if (known == null) {
      known = List.of();
      context.timerService().registerEventTimeTimer(executionsExpiry(bucket));
    }
    executions.put(bucket, ExecutionsByTime.with(known, execution, reach.executionsPer10m()));
    long first = execution.time() - reach.lookAroundMillis() - reach.windowMillis();
    long last = execution.time() + reach.lookAroundMillis();
    long step = reach.windowMillis();
    for (long start = Math.floorDiv(first, step) * step; start <= last; start += step) {
      tellIfDue(start, keptWatermark.now(context.timerService()), out);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Alert> out)
      throws Exception {
    keptWatermark.now(context.timerService());
    tellAll(timestamp - finalTime(0), true, out);
    windows.remove(timestamp - windowExpiry(0));
    long expired = timestamp - executionsExpiry(-1);
    if (Math.floorMod(expired, ExecutionsByTime.BUCKET_MILLIS) == 0) {
      executions.remove(ExecutionsByTime.bucketOf(expired) - 1);
    }
  }

  private void tellIfDue(long start, long watermark, Collector<Alert> out) throws Exception {
    boolean isFinal = watermark >= finalTime(start);
    if (isFinal || reach.early()) {
      tellAll(start, isFinal, out);
    }
  }

  /** Writes what has changed in the windows with one start. */
  private void tellAll(long start, boolean isFinal, Collector<Alert> out) throws Exception {
    Map<String, CorrelatedWindow> known = windows.get(start);
    if (known == null) {
      return;
    }
    List<ToolExecution> met = met(start);
    if (met.isEmpty()) {
      return;
    }
    for (Map.Entry<String, CorrelatedWindow> entry : known.entrySet()) {
      CorrelatedWindow window = entry.getValue();
      Alert alert =
          alerts.alert(window.scraping(), met).toBuilder()
              .isFinal(isFinal)
              .revision(window.revision() + 1)
              .emittedAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
              .build();
      if (window.saysMore(alert)) {
        if (alert.revision() == 1) {
          alerted.add(alert.severity());
        }
        entry.setValue(new CorrelatedWindow(window.scraping(), alert));
        out.collect(alert);
      }
    }
    windows.put(start, known);
  }

  private List<ToolExecution> met(long start) throws Exception {
    long from = start - reach.lookAroundMillis();
    long to = start + reach.windowMillis() + reach.lookAroundMillis();
    long lastBucket = ExecutionsByTime.bucketOf(to);
    List<ToolExecution> met = new ArrayList<>();
    for (long bucket = ExecutionsByTime.bucketOf(from); bucket <= lastBucket; bucket++) {
      List<ToolExecution> known = executions.get(bucket);
      if (known != null) {
        known.stream().filter(e -> e.time() >= from && e.time() <= to).forEach(met::add);
      }
    }
    met.sort(ExecutionsByTime.BY_TIME);
    return met;
  }

  /** When the last execution in reach of a window must have come. */
  private long finalTime(long start) {
    return start + reach.windowMillis() + reach.lookAroundMillis() + reach.settleMillis();
  }

  /** A late event may change the window, or a late execution reach it, until then. */
  private long windowExpiry(long start) {
    return finalTime(start) + reach.settleMillis() + 1;
  }

  private long executionsExpiry(long bucket) {
    return (bucket + 1) * ExecutionsByTime.BUCKET_MILLIS
        + reach.windowMillis()
        + 2 * reach.lookAroundMillis()
        + 2 * reach.settleMillis()
        + 1;
  }
}

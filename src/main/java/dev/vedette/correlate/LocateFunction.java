package dev.vedette.correlate;

import dev.vedette.model.DeviceReport;
import dev.vedette.model.ToolExecution;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Gives a tool execution the public address of its device: that of the device's latest report at or
 * before the execution, if the report is not too old. Keyed by DeviceId.
 *
 * <p>An execution waits until no report can come any more that would decide otherwise, so that the
 * answer does not depend on the order of arrival. Executions for which there is no address are
 * dropped here; they have their own alert already.
 *
 * <p>State: each report for about twice its maximum age plus the settling time, in buckets of the
 * maximum age; each execution for the settling time.
 */
public final class LocateFunction
    extends KeyedCoProcessFunction<String, ToolExecution, DeviceReport, ToolExecution> {
  private final Waits waits;
  private final long bucketMillis;

  private transient MapState<Long, List<ToolExecution>> waiting;
  private transient MapState<Long, Map<Long, String>> reports;

  /**
   * @param reportMaxAgeMillis how old a report may be at the time of the execution
   * @param settleMillis how long after the execution a report about the time before may come
   */
  public record Waits(long reportMaxAgeMillis, long settleMillis) implements Serializable {}

  public LocateFunction(Waits waits) {
    this.waits = waits;
    this.bucketMillis = Math.max(1, waits.reportMaxAgeMillis());
  }

  @Override
  public void open(OpenContext context) {
    waiting =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "waiting-executions",
                    Types.LONG,
                    Types.LIST(TypeInformation.of(ToolExecution.class))));
    reports =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "device-reports", Types.LONG, Types.MAP(Types.LONG, Types.STRING)));
  }

  @Override
  public void processElement1(
      ToolExecution execution, Context context, Collector<ToolExecution> out) throws Exception {
    long settled = execution.time() + waits.settleMillis();
    if (context.timerService().currentWatermark() >= settled) {
      locate(execution, out);
      return;
    }
    List<ToolExecution> sameTime = waiting.get(execution.time());
    List<ToolExecution> list = sameTime == null ? new ArrayList<>() : sameTime;
    list.add(execution);
    waiting.put(execution.time(), list);
    context.timerService().registerEventTimeTimer(settled);
  }

  @Override
  public void processElement2(DeviceReport report, Context context, Collector<ToolExecution> out)
      throws Exception {
    long bucket = Math.floorDiv(report.time(), bucketMillis);
    if (context.timerService().currentWatermark() >= expiry(bucket)) {
      return;
    }
    Map<Long, String> known = reports.get(bucket);
    if (known == null) {
      known = new HashMap<>();
      context.timerService().registerEventTimeTimer(expiry(bucket));
    }
    // Two reports of one millisecond: either would do, but it must always be the same one.
    known.merge(report.time(), report.publicIp(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
    reports.put(bucket, known);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<ToolExecution> out)
      throws Exception {
    long time = timestamp - waits.settleMillis();
    List<ToolExecution> settled = waiting.get(time);
    if (settled != null) {
      for (ToolExecution execution : settled) {
        locate(execution, out);
      }
      waiting.remove(time);
    }
    long expired = timestamp - expiry(-1);
    if (Math.floorMod(expired, bucketMillis) == 0) {
      reports.remove(Math.floorDiv(expired, bucketMillis) - 1);
    }
  }

  private void locate(ToolExecution execution, Collector<ToolExecution> out) throws Exception {
    long newest = Long.MIN_VALUE;
    String address = null;
    long bucket = Math.floorDiv(execution.time(), bucketMillis);
    for (long candidate = bucket - 1; candidate <= bucket; candidate++) {
      Map<Long, String> known = reports.get(candidate);
      for (Map.Entry<Long, String> report :
          known == null ? Map.<Long, String>of().entrySet() : known.entrySet()) {
        long age = execution.time() - report.getKey();
        if (age >= 0 && age <= waits.reportMaxAgeMillis() && report.getKey() > newest) {
          newest = report.getKey();
          address = report.getValue();
        }
      }
    }
    if (address != null) {
      out.collect(execution.at(address));
    }
  }

  /**
   * When a bucket is needed no more: an execution up to the maximum age after the bucket may still
   * ask, as soon as it has settled, or late by as much again.
   */
  private long expiry(long bucket) {
    return (bucket + 1) * bucketMillis + waits.reportMaxAgeMillis() + 2 * waits.settleMillis() + 1;
  }
}

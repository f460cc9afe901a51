package dev.vedette.correlate;

import dev.vedette.model.Alert;
import dev.vedette.model.DeviceReport;
import dev.vedette.model.ToolExecution;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Correlated_Reconnaissance: locates executions and joins them with scraping. */
public final class CorrelateStage {
  private CorrelateStage() {}

  /** The executions whose public address is known, from the event or from a device report. */
  public static DataStream<ToolExecution> located(
      DataStream<ToolExecution> tools, DataStream<DeviceReport> reports, LocateFunction function) {
    DataStream<ToolExecution> byReport =
        tools
            .filter(execution -> execution.publicIp().isEmpty() && !execution.deviceId().isEmpty())
            .uid("correlate-unlocated")
            .name("correlate-unlocated")
            .keyBy(ToolExecution::deviceId, Types.STRING)
            .connect(reports.keyBy(DeviceReport::deviceId, Types.STRING))
            .process(function, TypeInformation.of(ToolExecution.class))
            .uid("correlate-device")
            .name("correlate-device");
    return tools
        .filter(execution -> !execution.publicIp().isEmpty())
        .uid("correlate-located")
        .name("correlate-located")
        .union(byReport);
  }

  /** The alerts in which scraping and executions behind one address meet. */
  public static DataStream<Alert> byAddress(
      DataStream<Alert> scraping,
      KeySelector<Alert, String> address,
      DataStream<ToolExecution> located,
      CorrelateFunction function) {
    return scraping
        .keyBy(address, Types.STRING)
        .connect(located.keyBy(ToolExecution::publicIp, Types.STRING))
        .process(function, TypeInformation.of(Alert.class))
        .uid("correlate-address")
        .name("correlate-address");
  }
}

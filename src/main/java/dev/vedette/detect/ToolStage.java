package dev.vedette.detect;

import dev.vedette.model.Alert;
import dev.vedette.model.ToolExecution;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/** OSINT_Tool_Execution: the executions that count, and their alerts. */
public final class ToolStage {
  private ToolStage() {}

  /** The executions, each once. */
  public static DataStream<ToolExecution> withoutDuplicates(
      DataStream<ToolExecution> tools, DropDuplicatesFunction function) {
    return tools
        .keyBy(ToolExecution::alertId, Types.STRING)
        .process(function, TypeInformation.of(ToolExecution.class))
        .uid("detect-duplicate-tools")
        .name("detect-duplicate-tools");
  }

  /** One alert for each execution. */
  public static DataStream<Alert> alerts(DataStream<ToolExecution> tools, ToolAlerts alerts) {
    return tools
        .process(new ToolAlertFunction(alerts), TypeInformation.of(Alert.class))
        .uid("detect-tools")
        .name("detect-tools");
  }
}

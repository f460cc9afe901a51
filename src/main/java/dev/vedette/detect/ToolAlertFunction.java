package dev.vedette.detect;

import dev.vedette.model.Alert;
import dev.vedette.model.Counters;
import dev.vedette.model.DetectionBranch;
import dev.vedette.model.ToolExecution;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Counts the tool executions and writes an alert for each. */
public final class ToolAlertFunction extends ProcessFunction<ToolExecution, Alert> {
  private final ToolAlerts alerts;
  private transient LongCounter detected;
  private transient LongCounter alerted;

  public ToolAlertFunction(ToolAlerts alerts) {
    this.alerts = alerts;
  }

  @Override
  public void open(OpenContext context) {
    detected = getRuntimeContext().getLongCounter(Counters.PROCESS_DETECTED);
    alerted =
        getRuntimeContext().getLongCounter(Counters.alerts(DetectionBranch.OSINT_TOOL_EXECUTION));
  }

  @Override
  public void processElement(ToolExecution execution, Context context, Collector<Alert> out) {
    detected.add(1L);
    alerted.add(1L);
    out.collect(alerts.alert(execution, Instant.now().truncatedTo(ChronoUnit.MILLIS)));
  }
}

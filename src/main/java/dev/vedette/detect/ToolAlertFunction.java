package dev.vedette.detect;

import dev.vedette.metrics.AlertTally;
import dev.vedette.metrics.Tally;
import dev.vedette.model.Alert;
import dev.vedette.model.Counters;
import dev.vedette.model.DetectionBranch;
import dev.vedette.model.ToolExecution;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Counts the tool executions and writes an alert for each. */
public final class ToolAlertFunction extends ProcessFunction<ToolExecution, Alert> {
  private final ToolAlerts alerts;
  private transient Tally detected;
  private transient AlertTally alerted;

  public ToolAlertFunction(ToolAlerts alerts) {
    this.alerts = alerts;
  }

  @Override
  public void open(OpenContext context) {
    detected = Tally.of(getRuntimeContext(), Counters.PROCESS_DETECTED);
    alerted =
        AlertTally.of(getRuntimeContext(), DetectionBranch.OSINT_TOOL_EXECUTION, alerts.severity());
  }

  @Override
  public void processElement(ToolExecution execution, Context context, Collector<Alert> out) {
    detected.add(1);
    Alert alert = alerts.alert(execution, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    alerted.add(alert.severity());
    out.collect(alert);
  }
}

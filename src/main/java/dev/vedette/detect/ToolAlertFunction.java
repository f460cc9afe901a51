package dev.vedette.detect;

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
  private transient Tally alerted;

  public ToolAlertFunction(ToolAlerts alerts) {
    this.alerts = alerts;
  }

  @Override
  public void open(OpenContext context) {
    detected = Tally.of(getRuntimeContext(), Counters.PROCESS_DETECTED);
    alerted = Tally.of(getRuntimeContext(), Counters.alerts(DetectionBranch.OSINT_TOOL_EXECUTION));
  }

  @Override
  public void processElement(ToolExecution execution, Context context, Collector<Alert> out) {
    detected.add(1);
    alerted.add(1);
    out.collect(alerts.alert(execution, Instant.now().truncatedTo(ChronoUnit.MILLIS)));
  }
}

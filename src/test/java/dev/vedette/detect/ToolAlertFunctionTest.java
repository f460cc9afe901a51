package dev.vedette.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.model.Alert;
import dev.vedette.model.ToolExecution;
import dev.vedette.support.RecordedMetrics;
import java.util.List;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

final class ToolAlertFunctionTest {
  private static final ToolExecution EXECUTION =
      new ToolExecution("a", 0, "Maltego", "device", "", "", "", "", "", "", "203.0.113.7");

  @Test
  @SuppressWarnings("try") // A harness may be interrupted as it closes.
  void countsAlertsByTheirSeverity() throws Exception {
    ToolAlerts alerts = new ToolAlerts("title", "Medium", "High", List.of(), List.of(), "kql", "1");
    RecordedMetrics metrics = new RecordedMetrics();
    try (OneInputStreamOperatorTestHarness<ToolExecution, Alert> harness =
        new OneInputStreamOperatorTestHarness<>(
            new ProcessOperator<>(new ToolAlertFunction(alerts)), metrics.environment())) {
      harness.open();
      assertThat(metrics.count("alerts_OSINT_Tool_Execution_Medium")).isZero();
      harness.processElement(new StreamRecord<>(EXECUTION));
      harness.processElement(new StreamRecord<>(EXECUTION));
    }
    assertThat(metrics.count("process_detected")).isEqualTo(2);
    assertThat(metrics.count("alerts_OSINT_Tool_Execution")).isEqualTo(2);
    assertThat(metrics.count("alerts_OSINT_Tool_Execution_Medium")).isEqualTo(2);
  }
}

package dev.vedette.correlate;

import dev.vedette.model.Alert;
import dev.vedette.model.AlertId;
import dev.vedette.model.DetectionBranch;
import dev.vedette.model.ToolExecution;
import dev.vedette.model.ToolExecutionRef;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Writes the alert in which a window of scraping meets the tool executions behind its address. */
public record CorrelatedAlerts(String title, String severity, String confidence)
    implements Serializable {

  /**
   * The alert with all of the window's own fields.
   *
   * @param scraping the alert of the window
   * @param executions those in reach of the window, at least one, in order of time and id
   */
  Alert alert(Alert scraping, List<ToolExecution> executions) {
    DetectionBranch branch = DetectionBranch.CORRELATED_RECONNAISSANCE;
    List<String> related = new ArrayList<>();
    related.add(scraping.alertId());
    List<ToolExecutionRef> listed = new ArrayList<>();
    for (ToolExecution execution : executions) {
      related.add(execution.alertId());
      listed.add(ToolExecutionRef.of(execution));
    }
    return scraping.toBuilder()
        .alertId(
            AlertId.ofWindow(branch, scraping.sourceIp(), scraping.windowStart().toEpochMilli()))
        .detectionBranch(branch.text())
        .title(title)
        .severity(severity)
        .confidence(confidence)
        .toolExecutions(listed)
        .relatedAlertIds(related)
        .build();
  }
}

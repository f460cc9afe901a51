package dev.vedette.detect;

import dev.vedette.model.Alert;
import dev.vedette.model.DetectionBranch;
import dev.vedette.model.ToolExecution;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/** Writes the alert of a tool execution. */
public record ToolAlerts(
    String title,
    String severity,
    String confidence,
    List<String> techniques,
    List<String> tactics,
    String profile,
    String ruleVersion)
    implements Serializable {

  /** Nothing more will be known of the execution, so the first revision is the final one. */
  Alert alert(ToolExecution execution, Instant now) {
    return Alert.builder()
        .alertId(execution.alertId())
        .revision(1)
        .isFinal(true)
        .detectionBranch(DetectionBranch.OSINT_TOOL_EXECUTION.text())
        .timestamp(Instant.ofEpochMilli(execution.time()))
        .emittedAt(now)
        .severity(severity)
        .confidence(confidence)
        .title(title)
        .techniques(techniques)
        .tactics(tactics)
        .deviceId(absentIfEmpty(execution.deviceId()))
        .deviceName(absentIfEmpty(execution.deviceName()))
        .accountName(absentIfEmpty(execution.accountName()))
        .fileName(absentIfEmpty(execution.fileName()))
        .processCommandLine(absentIfEmpty(execution.processCommandLine()))
        .initiatingProcessFileName(absentIfEmpty(execution.initiatingProcessFileName()))
        .initiatingProcessCommandLine(absentIfEmpty(execution.initiatingProcessCommandLine()))
        .toolIdentified(execution.tool())
        .profile(profile)
        .ruleVersion(ruleVersion)
        .build();
  }

  /** To the rule a missing text is an empty one; an alert leaves it out. */
  private static String absentIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }
}

package dev.vedette.model;

import java.time.Instant;

/** One tool execution as listed in a Correlated_Reconnaissance alert. */
public record ToolExecutionRef(
    Instant timestamp,
    String alertId,
    String toolIdentified,
    String deviceId,
    String deviceName,
    String accountName,
    String processCommandLine) {

  /** The listed form of an execution. */
  public static ToolExecutionRef of(ToolExecution execution) {
    return new ToolExecutionRef(
        Instant.ofEpochMilli(execution.time()),
        execution.alertId(),
        execution.tool(),
        execution.deviceId(),
        execution.deviceName(),
        execution.accountName(),
        execution.processCommandLine());
  }
}

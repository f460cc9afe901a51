package dev.vedette.model;

import java.time.Instant;
import java.util.List;

/**
 * One alert: a flat record, the same in JSON, Parquet and Kafka. Fields that a branch does not have
 * are null: left out of JSON, null in Parquet. The names in outputs are these in PascalCase, with
 * the query's spelling of IP and URLs; {@code docs/detections.md} says what each means.
 *
 * <p>All times are whole milliseconds. {@code timestamp} is the window's start in
 * Partner_Page_Scraping and Correlated_Reconnaissance, the event's time in OSINT_Tool_Execution.
 */
public record Alert(
    String alertId,
    int revision,
    boolean isFinal,
    String detectionBranch,
    Instant timestamp,
    Instant emittedAt,
    String severity,
    String confidence,
    String title,
    List<String> techniques,
    List<String> tactics,
    String sourceIp,
    Instant windowStart,
    Instant windowEnd,
    Long requestCount,
    Long uniqueUrls,
    Boolean uniqueUrlsExact,
    List<String> sampledUrls,
    List<String> userAgents,
    List<String> matchedKeywords,
    Instant firstSeen,
    Instant lastSeen,
    String deviceId,
    String deviceName,
    String accountName,
    String fileName,
    String processCommandLine,
    String initiatingProcessFileName,
    String initiatingProcessCommandLine,
    String toolIdentified,
    String activity,
    List<ToolExecutionRef> toolExecutions,
    List<String> relatedAlertIds,
    String profile,
    String ruleVersion) {

  /** Starts an empty alert. */
  public static AlertBuilder builder() {
    return new AlertBuilder();
  }

  /** Starts a copy of this alert, to change some fields. */
  public AlertBuilder toBuilder() {
    return new AlertBuilder(this);
  }
}

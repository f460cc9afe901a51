package dev.vedette.model;

import java.time.Instant;
import java.util.List;

/** Builds an {@link Alert}: what is not set stays null. */
public final class AlertBuilder {
  private String alertId;
  private int revision;
  private boolean isFinal;
  private String detectionBranch;
  private Instant timestamp;
  private Instant emittedAt;
  private String severity;
  private String confidence;
  private String title;
  private List<String> techniques;
  private List<String> tactics;
  private String sourceIp;
  private Instant windowStart;
  private Instant windowEnd;
  private Long requestCount;
  private Long uniqueUrls;
  private Boolean uniqueUrlsExact;
  private List<String> sampledUrls;
  private List<String> userAgents;
  private List<String> matchedKeywords;
  private Instant firstSeen;
  private Instant lastSeen;
  private String deviceId;
  private String deviceName;
  private String accountName;
  private String fileName;
  private String processCommandLine;
  private String initiatingProcessFileName;
  private String initiatingProcessCommandLine;
  private String toolIdentified;
  private String activity;
  private List<ToolExecutionRef> toolExecutions;
  private List<String> relatedAlertIds;
  private String profile;
  private String ruleVersion;

  AlertBuilder() {}

  AlertBuilder(Alert alert) {
    alertId = alert.alertId();
    revision = alert.revision();
    isFinal = alert.isFinal();
    detectionBranch = alert.detectionBranch();
    timestamp = alert.timestamp();
    emittedAt = alert.emittedAt();
    severity = alert.severity();
    confidence = alert.confidence();
    title = alert.title();
    techniques = alert.techniques();
    tactics = alert.tactics();
    sourceIp = alert.sourceIp();
    windowStart = alert.windowStart();
    windowEnd = alert.windowEnd();
    requestCount = alert.requestCount();
    uniqueUrls = alert.uniqueUrls();
    uniqueUrlsExact = alert.uniqueUrlsExact();
    sampledUrls = alert.sampledUrls();
    userAgents = alert.userAgents();
    matchedKeywords = alert.matchedKeywords();
    firstSeen = alert.firstSeen();
    lastSeen = alert.lastSeen();
    deviceId = alert.deviceId();
    deviceName = alert.deviceName();
    accountName = alert.accountName();
    fileName = alert.fileName();
    processCommandLine = alert.processCommandLine();
    initiatingProcessFileName = alert.initiatingProcessFileName();
    initiatingProcessCommandLine = alert.initiatingProcessCommandLine();
    toolIdentified = alert.toolIdentified();
    activity = alert.activity();
    toolExecutions = alert.toolExecutions();
    relatedAlertIds = alert.relatedAlertIds();
    profile = alert.profile();
    ruleVersion = alert.ruleVersion();
  }

  public AlertBuilder alertId(String value) {
    alertId = value;
    return this;
  }

  public AlertBuilder revision(int value) {
    revision = value;
    return this;
  }

  public AlertBuilder isFinal(boolean value) {
    isFinal = value;
    return this;
  }

  public AlertBuilder detectionBranch(String value) {
    detectionBranch = value;
    return this;
  }

  public AlertBuilder timestamp(Instant value) {
    timestamp = value;
    return this;
  }

  public AlertBuilder emittedAt(Instant value) {
    emittedAt = value;
    return this;
  }

  public AlertBuilder severity(String value) {
    severity = value;
    return this;
  }

  public AlertBuilder confidence(String value) {
    confidence = value;
    return this;
  }

  public AlertBuilder title(String value) {
    title = value;
    return this;
  }

  public AlertBuilder techniques(List<String> value) {
    techniques = value;
    return this;
  }

  public AlertBuilder tactics(List<String> value) {
    tactics = value;
    return this;
  }

  public AlertBuilder sourceIp(String value) {
    sourceIp = value;
    return this;
  }

  public AlertBuilder windowStart(Instant value) {
    windowStart = value;
    return this;
  }

  public AlertBuilder windowEnd(Instant value) {
    windowEnd = value;
    return this;
  }

  public AlertBuilder requestCount(Long value) {
    requestCount = value;
    return this;
  }

  public AlertBuilder uniqueUrls(Long value) {
    uniqueUrls = value;
    return this;
  }

  public AlertBuilder uniqueUrlsExact(Boolean value) {
    uniqueUrlsExact = value;
    return this;
  }

  public AlertBuilder sampledUrls(List<String> value) {
    sampledUrls = value;
    return this;
  }

  public AlertBuilder userAgents(List<String> value) {
    userAgents = value;
    return this;
  }

  public AlertBuilder matchedKeywords(List<String> value) {
    matchedKeywords = value;
    return this;
  }

  public AlertBuilder firstSeen(Instant value) {
    firstSeen = value;
    return this;
  }

  public AlertBuilder lastSeen(Instant value) {
    lastSeen = value;
    return this;
  }

  public AlertBuilder deviceId(String value) {
    deviceId = value;
    return this;
  }

  public AlertBuilder deviceName(String value) {
    deviceName = value;
    return this;
  }

  public AlertBuilder accountName(String value) {
    accountName = value;
    return this;
  }

  public AlertBuilder fileName(String value) {
    fileName = value;
    return this;
  }

  public AlertBuilder processCommandLine(String value) {
    processCommandLine = value;
    return this;
  }

  public AlertBuilder initiatingProcessFileName(String value) {
    initiatingProcessFileName = value;
    return this;
  }

  public AlertBuilder initiatingProcessCommandLine(String value) {
    initiatingProcessCommandLine = value;
    return this;
  }

  public AlertBuilder toolIdentified(String value) {
    toolIdentified = value;
    return this;
  }

  public AlertBuilder activity(String value) {
    activity = value;
    return this;
  }

  public AlertBuilder toolExecutions(List<ToolExecutionRef> value) {
    toolExecutions = value;
    return this;
  }

  public AlertBuilder relatedAlertIds(List<String> value) {
    relatedAlertIds = value;
    return this;
  }

  public AlertBuilder profile(String value) {
    profile = value;
    return this;
  }

  public AlertBuilder ruleVersion(String value) {
    ruleVersion = value;
    return this;
  }

  /** The alert with what was set. */
  public Alert build() {
    return new Alert(
        alertId,
        revision,
        isFinal,
        detectionBranch,
        timestamp,
        emittedAt,
        severity,
        confidence,
        title,
        techniques,
        tactics,
        sourceIp,
        windowStart,
        windowEnd,
        requestCount,
        uniqueUrls,
        uniqueUrlsExact,
        sampledUrls,
        userAgents,
        matchedKeywords,
        firstSeen,
        lastSeen,
        deviceId,
        deviceName,
        accountName,
        fileName,
        processCommandLine,
        initiatingProcessFileName,
        initiatingProcessCommandLine,
        toolIdentified,
        activity,
        toolExecutions,
        relatedAlertIds,
        profile,
        ruleVersion);
  }
}

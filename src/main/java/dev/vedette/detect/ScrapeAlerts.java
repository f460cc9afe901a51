package dev.vedette.detect;

import dev.vedette.model.Alert;
import dev.vedette.model.AlertId;
import dev.vedette.model.DetectionBranch;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * Writes the alert of a window.
 *
 * @param windowMillis length of a window
 */
public record ScrapeAlerts(
    String title,
    String severity,
    String confidence,
    List<String> techniques,
    List<String> tactics,
    long windowMillis,
    String profile,
    String ruleVersion)
    implements Serializable {

  Alert alert(WindowKey key, ScrapeStats stats, int revision, boolean isFinal, Instant now) {
    Instant start = Instant.ofEpochMilli(key.windowStart());
    DetectionBranch branch = DetectionBranch.PARTNER_PAGE_SCRAPING;
    return Alert.builder()
        .alertId(AlertId.ofWindow(branch, key.source(), key.windowStart()))
        .revision(revision)
        .isFinal(isFinal)
        .detectionBranch(branch.text())
        .timestamp(start)
        .emittedAt(now)
        .severity(severity)
        .confidence(confidence)
        .title(title)
        .techniques(techniques)
        .tactics(tactics)
        .sourceIp(key.source())
        .windowStart(start)
        .windowEnd(start.plusMillis(windowMillis))
        .requestCount(stats.count())
        .uniqueUrls(stats.uniqueUrls())
        .uniqueUrlsExact(stats.uniqueUrlsExact())
        .sampledUrls(stats.sampledUrls())
        .userAgents(stats.userAgents())
        .matchedKeywords(stats.matchedKeywords())
        .firstSeen(Instant.ofEpochMilli(stats.firstSeen()))
        .lastSeen(Instant.ofEpochMilli(stats.lastSeen()))
        .profile(profile)
        .ruleVersion(ruleVersion)
        .build();
  }
}

package dev.vedette.detect;

import dev.vedette.model.SuppressedBy;

/**
 * The state of one window: what was seen, and what was told of it.
 *
 * @param stats all requests so far
 * @param suppressedBy what keeps the source from alerting; null: it may alert
 * @param revision how many times the alert was written
 * @param toldLastSeen LastSeen in the last revision, epoch milliseconds
 * @param toldFinalCount RequestCount in the last revision if that was final, else 0
 */
public record ScrapeWindow(
    ScrapeStats stats,
    SuppressedBy suppressedBy,
    int revision,
    long toldLastSeen,
    long toldFinalCount) {

  static ScrapeWindow empty(ScrapeStats.Layout layout, SuppressedBy suppressedBy) {
    return new ScrapeWindow(new ScrapeStats(layout), suppressedBy, 0, 0, 0);
  }

  ScrapeWindow told(boolean isFinal) {
    long finalCount = isFinal ? stats.count() : 0;
    return new ScrapeWindow(stats, suppressedBy, revision + 1, stats.lastSeen(), finalCount);
  }
}

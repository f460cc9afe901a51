package dev.vedette.detect;

import dev.vedette.model.SuppressedBy;

/**
 * The state of one window: what was seen, and what was told of it.
 *
 * @param stats all requests so far
 * @param suppressedBy what keeps the source from alerting; null: it may alert
 * @param revision how many times the alert was written
 * @param toldLastSeen LastSeen in the last revision, epoch milliseconds
 */
public record ScrapeWindow(
    ScrapeStats stats, SuppressedBy suppressedBy, int revision, long toldLastSeen) {

  ScrapeWindow told() {
    return new ScrapeWindow(stats, suppressedBy, revision + 1, stats.lastSeen());
  }
}

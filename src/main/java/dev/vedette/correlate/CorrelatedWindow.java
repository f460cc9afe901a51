package dev.vedette.correlate;

import dev.vedette.model.Alert;

/**
 * One scraping window of an address, and what was told of its correlation.
 *
 * @param scraping the latest revision of the window's alert
 * @param told the last correlated alert written; null: none yet
 */
public record CorrelatedWindow(Alert scraping, Alert told) {

  int revision() {
    return told == null ? 0 : told.revision();
  }

  /** Whether an alert differs from the last one in more than its number and hour of writing. */
  boolean saysMore(Alert alert) {
    return told == null
        || !alert.toBuilder()
            .revision(told.revision())
            .emittedAt(told.emittedAt())
            .build()
            .equals(told);
  }
}

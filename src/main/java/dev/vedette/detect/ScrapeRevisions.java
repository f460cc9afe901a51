package dev.vedette.detect;

import dev.vedette.metrics.AlertTally;
import dev.vedette.metrics.Tally;
import dev.vedette.model.Alert;
import dev.vedette.model.Counters;
import dev.vedette.model.DetectionBranch;
import dev.vedette.model.Suppressed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.RuntimeContext;

/** Writes what is told of windows, and counts it: alerts, or suppressed ones. */
final class ScrapeRevisions {
  private final ScrapeAlerts alerts;
  private final AlertTally alerted;
  private final Tally suppressed;
  private final Tally revisions;

  ScrapeRevisions(ScrapeAlerts alerts, RuntimeContext context) {
    this.alerts = alerts;
    alerted = AlertTally.of(context, DetectionBranch.PARTNER_PAGE_SCRAPING, alerts.severity());
    suppressed = Tally.of(context, Counters.SUPPRESSED);
    revisions = Tally.of(context, Counters.REVISIONS);
  }

  /** Writes the revision that {@code told} is at, to the output that its source belongs to. */
  void write(
      WindowKey key,
      ScrapeWindow told,
      boolean isFinal,
      Consumer<Alert> alertsOut,
      Consumer<Suppressed> suppressedOut) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Alert alert = alerts.alert(key, told.stats(), told.revision(), isFinal, now);
    revisions.add(1);
    boolean first = told.revision() == 1;
    if (told.suppressedBy() == null) {
      if (first) {
        alerted.add(alert.severity());
      }
      alertsOut.accept(alert);
    } else {
      if (first) {
        suppressed.add(1);
      }
      suppressedOut.accept(new Suppressed(alert, told.suppressedBy()));
    }
  }
}

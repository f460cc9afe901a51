package dev.vedette.sink;

import dev.vedette.model.Alert;
import dev.vedette.model.LateEvents;
import dev.vedette.model.Rejected;
import dev.vedette.model.Suppressed;

/**
 * The JSON form of the output records, one line each without the line break. Absent fields are left
 * out. Safe to use from many threads.
 */
public final class OutputJson {

  private static final AlertReader ALERT_READER = new AlertReader();
  private static final Layout<Suppressed> SUPPRESSED = new SuppressedLayout();
  private static final Layout<Rejected> REJECTED = new RejectedLayout();
  private static final Layout<LateEvents> LATE = new LateEventsLayout();

  private OutputJson() {}

  public static String alert(Alert alert) {
    return JsonLines.line(AlertLayout.TYPE, alert);
  }

  public static String suppressed(Suppressed suppressed) {
    return JsonLines.line(SUPPRESSED.type(), suppressed);
  }

  public static String rejected(Rejected rejected) {
    return JsonLines.line(REJECTED.type(), rejected);
  }

  public static String late(LateEvents late) {
    return JsonLines.line(LATE.type(), late);
  }

  /**
   * Reads an alert back from its line; fields it does not know are ignored.
   *
   * @throws IllegalArgumentException if the text is not an alert in JSON
   */
  public static Alert readAlert(String json) {
    return ALERT_READER.read(json);
  }
}

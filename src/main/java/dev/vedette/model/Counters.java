package dev.vedette.model;

/**
 * The names under which records are counted. Of every input {@code read} equals the sum of the
 * others: web {@code rejected + unmatched + excluded + late + counted}, process {@code rejected +
 * unmatched + duplicate + detected}, devices {@code rejected + unmatched + used}.
 */
public final class Counters {
  public static final String WEB_COUNTED = "web.counted";
  public static final String WEB_LATE = "web.late";
  public static final String PROCESS_DETECTED = "process.detected";
  public static final String PROCESS_DUPLICATE = "process.duplicate";
  public static final String SUPPRESSED = "suppressed";

  /** Windows that came into being, and windows whose state was given up. */
  public static final String WINDOWS_OPENED = "windows.opened";

  public static final String WINDOWS_CLOSED = "windows.closed";

  /** Windows that hold state now. */
  public static final String WINDOWS_ACTIVE = "windows.active";

  /**
   * Milliseconds from the arrival in the job of the event that passes a limit to the first revision
   * of its alert.
   */
  public static final String CROSSING_TO_EMIT = "alerts.crossing-to-emit.millis";

  /** Windows whose distinct URLs outgrew the exact set. */
  public static final String SKETCHES_PROMOTED = "sketches.promoted";

  /** All revisions that were written, of whatever branch. */
  public static final String REVISIONS = "alerts.revisions";

  private Counters() {}

  /** Bytes read from an input, after decompression. */
  public static String bytes(Input input) {
    return input.text() + ".bytes";
  }

  /** Records read from an input. */
  public static String read(Input input) {
    return input.text() + ".read";
  }

  /** Records that cannot be used. */
  public static String rejected(Input input) {
    return input.text() + ".rejected";
  }

  /** Records rejected for one reason. */
  public static String rejected(Input input, RejectReason reason) {
    return rejected(input) + "." + reason.text();
  }

  /** Records that do not concern the rule. */
  public static String unmatched(Input input) {
    return input.text() + ".unmatched";
  }

  /** Matching web requests from sources that do not count. */
  public static String excluded(Input input) {
    return input.text() + ".excluded";
  }

  /** Device reports that name a device and its address. */
  public static String used(Input input) {
    return input.text() + ".used";
  }

  /** Alerts of one branch, each counted once whatever the number of its revisions. */
  public static String alerts(DetectionBranch branch) {
    return "alerts." + branch.text();
  }

  /** Those of one severity. */
  public static String alerts(DetectionBranch branch, String severity) {
    return alerts(branch) + "." + severity;
  }
}

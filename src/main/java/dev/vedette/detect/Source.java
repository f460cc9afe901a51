package dev.vedette.detect;

import dev.vedette.model.SuppressedBy;

/**
 * What a request's SourceIP amounts to.
 *
 * @param verdict whether requests of this source are counted
 * @param key what requests are grouped by and what alerts show as SourceIP; null when excluded
 * @param suppressedBy what the ledger says of a suppressed source, else null
 */
public record Source(Verdict verdict, String key, SuppressedBy suppressedBy) {

  /** Whether requests of a source are counted. */
  public enum Verdict {
    /** They are counted, and alerts are raised. */
    COUNTED,
    /** They are dropped; only the accounting knows. */
    EXCLUDED,
    /** They are counted, but what would have been an alert goes to the suppressed ledger. */
    SUPPRESSED
  }

  /** A source whose requests are dropped. */
  public static final Source EXCLUDED = new Source(Verdict.EXCLUDED, null, null);

  /** A source whose requests are counted. */
  public static Source counted(String key) {
    return new Source(Verdict.COUNTED, key, null);
  }

  /** A source that is kept for the suppressed ledger. */
  public static Source suppressed(String key, SuppressedBy suppressedBy) {
    return new Source(Verdict.SUPPRESSED, key, suppressedBy);
  }
}

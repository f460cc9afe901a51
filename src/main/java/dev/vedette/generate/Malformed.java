package dev.vedette.generate;

import java.util.List;

/** Ways in which a row is damaged, each with the reason for which a reader must reject it. */
enum Malformed {
  /** Cut off, as by a full disk. */
  TRUNCATED("invalid-json", "invalid-line"),
  /** A line of something else. */
  FOREIGN_LINE("invalid-json", "invalid-line"),
  /** A quote that is not escaped. */
  BARE_QUOTE("invalid-json", null),
  /** Valid JSON, but no row. */
  NOT_AN_OBJECT("not-an-object", null),
  /** A partner page, but no time. */
  MISSING_TIME("missing-time", "missing-time"),
  /** A partner page, and a time that is none. */
  INVALID_TIME("invalid-time", "invalid-time");

  static final List<Malformed> IN_JSON = List.of(values());
  static final List<Malformed> IN_ACCESS_LOG =
      List.of(TRUNCATED, FOREIGN_LINE, MISSING_TIME, INVALID_TIME);

  private final String jsonReason;
  private final String accessLogReason;

  Malformed(String jsonReason, String accessLogReason) {
    this.jsonReason = jsonReason;
    this.accessLogReason = accessLogReason;
  }

  String reason(WebFormat format) {
    return format == WebFormat.JSON ? jsonReason : accessLogReason;
  }

  /** Without a keyword a reader need not look at what is inside. */
  boolean onPartnerPage() {
    return this == BARE_QUOTE || this == MISSING_TIME || this == INVALID_TIME;
  }
}

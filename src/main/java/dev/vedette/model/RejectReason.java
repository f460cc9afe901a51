package dev.vedette.model;

/** Why a record could not be used. The text is part of the output's contract. */
public enum RejectReason {
  /** The bytes are not valid JSON, or break off. */
  INVALID_JSON("invalid-json"),
  /** Valid JSON, but neither an object nor a list of objects. */
  NOT_AN_OBJECT("not-an-object"),
  /** The line does not have the form of an access-log line. */
  INVALID_LINE("invalid-line"),
  /** A text of the record is not UTF-8. */
  INVALID_TEXT("invalid-text"),
  /** The record needs an event time and has none. */
  MISSING_TIME("missing-time"),
  /** The event time cannot be read. */
  INVALID_TIME("invalid-time"),
  /** The event time lies further ahead of the arrival than clocks differ. */
  FUTURE_TIME("future-time"),
  /** The record is longer than the configured limit. */
  RECORD_TOO_LONG("record-too-long");

  private final String text;

  RejectReason(String text) {
    this.text = text;
  }

  /** The reason as written to outputs and metrics. */
  public String text() {
    return text;
  }
}

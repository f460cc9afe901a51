package dev.vedette.generate;

/** One request, told by numbers; reused from row to row. */
final class WebRequest {
  /** The number of a partner page's path without one. */
  static final int NO_NUMBER = 0;

  /** When it reaches the log, in epoch milliseconds. */
  long arrivalMillis;

  /** When it was made, in epoch milliseconds. */
  long timeMillis;

  /** Whether it was made long before it reached the log. */
  boolean late;

  int source;
  int agent;
  int referer;

  /** Whether the path is one of {@link Pages#PARTNER}, else of {@link Pages#OTHERS}. */
  boolean partner;

  /** Index of the path. */
  int page;

  /** What stands behind the path. */
  int number;

  /** How the row is damaged, or null. */
  Malformed malformed;

  /** A number of 32 bits for a partner page's URL, the same for the same text only. */
  long partnerUrl() {
    return (long) page << 16 | number;
  }
}

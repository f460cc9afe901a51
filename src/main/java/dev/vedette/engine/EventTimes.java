package dev.vedette.engine;

import dev.vedette.model.RejectReason;
import dev.vedette.parse.InvalidTimeException;

/** Reads the event times of records, and notes them for the watermark. */
final class EventTimes {
  /** The answer for a record that was rejected for its time. */
  static final long REJECTED = Long.MIN_VALUE;

  private static final long MAX_FUTURE_MILLIS = 5 * 60 * 1000;

  private final boolean tracked;

  /** {@code tracked}: whether there is a watermark that needs the times of all records. */
  EventTimes(boolean tracked) {
    this.tracked = tracked;
  }

  /** Notes the time of a record that is not used otherwise; it need not have one. */
  void noteIfAny(String text, TimeText form, ReadingBuilder into) {
    if (!tracked || text == null || text.isEmpty()) {
      return;
    }
    try {
      note(form.millis(text), into);
    } catch (InvalidTimeException e) {
      // The record is unmatched, so nothing depends on its time.
    }
  }

  /** Whether times are noted at all. */
  boolean tracked() {
    return tracked;
  }

  /** The time of a record that needs one, noted; or {@link #REJECTED}. */
  long require(String text, TimeText form, ReadingBuilder into, Rejecting rejecting) {
    if (text == null || text.isEmpty()) {
      rejecting.reject(RejectReason.MISSING_TIME, "the matching record has no time");
      return REJECTED;
    }
    try {
      long time = form.millis(text);
      note(time, into);
      return time;
    } catch (InvalidTimeException e) {
      rejecting.reject(RejectReason.INVALID_TIME, e.getMessage());
      return REJECTED;
    }
  }

  /** A time that lies ahead of the clock is a wrong one: it may not push the watermark. */
  void note(long time, ReadingBuilder into) {
    if (tracked && time <= System.currentTimeMillis() + MAX_FUTURE_MILLIS) {
      into.time(time);
    }
  }
}

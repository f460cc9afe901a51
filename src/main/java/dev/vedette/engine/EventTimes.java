package dev.vedette.engine;

import dev.vedette.model.RejectReason;
import dev.vedette.parse.InvalidTimeException;

/** Reads the event times of records, and notes them for the watermark. */
final class EventTimes {
  /** The answer for a record that was rejected for its time. */
  static final long REJECTED = Long.MIN_VALUE;

  private final TimePolicy policy;

  EventTimes(TimePolicy policy) {
    this.policy = policy;
  }

  /** Notes the time of a record that is not used otherwise; it need not have one. */
  void noteIfAny(String text, TimeText form, ReadingBuilder into) {
    if (!policy.tracked() || text == null || text.isEmpty()) {
      return;
    }
    try {
      long time = form.millis(text);
      if (!policy.isAhead(time)) {
        note(time, into);
      }
    } catch (InvalidTimeException e) {
      // The record is unmatched, so nothing depends on its time.
    }
  }

  /** The time of a record that needs one, noted; or {@link #REJECTED}. */
  long require(String text, TimeText form, ReadingBuilder into, Rejecting rejecting) {
    if (text == null || text.isEmpty()) {
      rejecting.reject(RejectReason.MISSING_TIME, "the matching record has no time");
      return REJECTED;
    }
    try {
      long time = form.millis(text);
      if (!policy.isAhead(time)) {
        note(time, into);
      } else if (policy.rejectsFuture()) {
        rejecting.reject(RejectReason.FUTURE_TIME, text + " lies ahead of its arrival");
        return REJECTED;
      }
      return time;
    } catch (InvalidTimeException e) {
      rejecting.reject(RejectReason.INVALID_TIME, e.getMessage());
      return REJECTED;
    }
  }

  private void note(long time, ReadingBuilder into) {
    if (policy.tracked()) {
      into.time(time);
    }
  }
}

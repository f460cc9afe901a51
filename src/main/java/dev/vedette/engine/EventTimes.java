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
      note(form.millis(text), into);
    } catch (InvalidTimeException e) {
      // The record is unmatched, so nothing depends on its time.
    }
  }

  /** Whether times are noted at all. */
  boolean tracked() {
    return policy.tracked();
  }

  /** The time of a record that needs one, noted; or {@link #REJECTED}. */
  long require(String text, TimeText form, ReadingBuilder into, Rejecting rejecting) {
    if (text == null || text.isEmpty()) {
      rejecting.reject(RejectReason.MISSING_TIME, "the matching record has no time");
      return REJECTED;
    }
    try {
      long time = form.millis(text);
      return accept(time, into) ? time : reject(text, rejecting);
    } catch (InvalidTimeException e) {
      rejecting.reject(RejectReason.INVALID_TIME, e.getMessage());
      return REJECTED;
    }
  }

  /** Notes the time of a record that is used; false when the record is to be rejected for it. */
  boolean accept(long time, ReadingBuilder into) {
    note(time, into);
    return !policy.rejectsFuture() || !policy.isAhead(time);
  }

  /** Rejects a record whose time lies ahead; answers {@link #REJECTED}. */
  long reject(String text, Rejecting rejecting) {
    rejecting.reject(RejectReason.FUTURE_TIME, text + " lies ahead of its arrival");
    return REJECTED;
  }

  /** Notes a time, unless it lies ahead of the clock: a wrong one may not push the watermark. */
  void note(long time, ReadingBuilder into) {
    if (policy.tracked() && !policy.isAhead(time)) {
      into.time(time);
    }
  }
}

package dev.vedette.engine;

import dev.vedette.parse.EventTime;
import dev.vedette.parse.FlatRow;
import dev.vedette.parse.UtcTime;

/** Does as {@link EventTimes} does, on the bytes of a row. */
final class FlatTimes {
  private final EventTimes times;
  private final UtcTime utc = new UtcTime();

  FlatTimes(EventTimes times) {
    this.times = times;
  }

  /** Notes the time in a column of a row that is not used otherwise; it need not have one. */
  void noteIfAny(FlatRow row, int column, byte[] bytes, ReadingBuilder into) {
    if (!times.tracked()) {
      return;
    }
    long time = usualTime(row, column, bytes);
    if (time == UtcTime.UNUSUAL) {
      times.noteIfAny(row.text(column), EventTime::parseMillis, into);
    } else {
      times.note(time, into);
    }
  }

  /** The time in a column of a row that needs one, noted; or {@link EventTimes#REJECTED}. */
  long require(FlatRow row, int column, byte[] bytes, ReadingBuilder into, Rejecting rejecting) {
    long time = usualTime(row, column, bytes);
    if (time == UtcTime.UNUSUAL) {
      return times.require(row.text(column), EventTime::parseMillis, into, rejecting);
    }
    return times.accept(time, into) ? time : times.reject(row.text(column), rejecting);
  }

  private long usualTime(FlatRow row, int column, byte[] bytes) {
    return row.has(column)
        ? utc.parseMillis(bytes, row.start(column), row.end(column))
        : UtcTime.UNUSUAL;
  }
}

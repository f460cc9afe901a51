package dev.vedette.engine;

import java.io.Serializable;

/**
 * What is done with the event times of records.
 *
 * @param tracked whether there is a watermark that needs the times of all records
 * @param rejectsFuture whether a matching record that is dated ahead of its arrival is rejected; if
 *     not it counts, but like any such record it does not push the watermark
 * @param maxFutureMillis how far ahead is taken for a difference of clocks
 */
public record TimePolicy(boolean tracked, boolean rejectsFuture, long maxFutureMillis)
    implements Serializable {
  private static final long FILES_MAX_FUTURE_MILLIS = 5 * 60 * 1000;

  /** Batch mode: all is read before anything is decided. */
  public static final TimePolicy BATCH = new TimePolicy(false, false, FILES_MAX_FUTURE_MILLIS);

  /** Streaming mode over files, which were written before they are read. */
  public static final TimePolicy FILES = new TimePolicy(true, false, FILES_MAX_FUTURE_MILLIS);

  /** Streaming mode over topics. */
  public static TimePolicy topics(long maxFutureSkewMillis) {
    return new TimePolicy(true, true, maxFutureSkewMillis);
  }

  /** Whether a time lies further ahead of now than clocks differ. */
  boolean isAhead(long time) {
    return tracked && time > System.currentTimeMillis() + maxFutureMillis;
  }
}

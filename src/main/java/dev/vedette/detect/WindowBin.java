package dev.vedette.detect;

import java.time.Instant;

/**
 * KQL's {@code bin(time, size)}: the largest multiple of the size that is not after the time,
 * counted from 0001-01-01T00:00:00Z. For sizes that divide a day this is the same as counting from
 * 1970; for a week or thirty days it is not.
 *
 * <p>Source: the function's documentation for the floor, and the recorded answers of the vendor's
 * engine for the origin. Bins are in UTC, and a time on a boundary belongs to the bin it starts.
 */
public final class WindowBin {

  private static final long ORIGIN = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();

  private WindowBin() {}

  /** The start of the bin of this size that the time is in, both in milliseconds. */
  public static long startOf(long epochMillis, long sizeMillis) {
    if (sizeMillis <= 0) {
      throw new IllegalArgumentException(
          "the size of a window must be positive, not " + sizeMillis + " ms");
    }
    return epochMillis - Math.floorMod(epochMillis - ORIGIN, sizeMillis);
  }
}

package dev.vedette.parse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the time of an access log from its bytes. The one before is remembered, because neighbours
 * in a log often have the same second. Not safe for several threads.
 */
public final class AccessLogTime {
  /** The answer for what is not such a time; {@link EventTime#parseAccessLogMillis} says why. */
  public static final long INVALID = Long.MIN_VALUE;

  private byte[] last = new byte[0];
  private long millis = INVALID;

  /** Epoch milliseconds, or {@link #INVALID}. */
  public long parseMillis(byte[] bytes, int start, int end) {
    if (millis == INVALID || !Arrays.equals(bytes, start, end, last, 0, last.length)) {
      learn(Arrays.copyOfRange(bytes, start, end));
    }
    return millis;
  }

  private void learn(byte[] text) {
    last = text;
    try {
      millis = EventTime.parseAccessLogMillis(new String(text, StandardCharsets.ISO_8859_1));
    } catch (InvalidTimeException e) {
      millis = INVALID;
    }
  }
}

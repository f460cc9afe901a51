package dev.vedette.parse;

import java.nio.charset.StandardCharsets;

/**
 * Reads the usual form of time, {@code 2026-01-05T10:04:12.3456789Z} with or without a fraction,
 * from its bytes. For any other, valid or not, {@link EventTime} must be asked. The day before is
 * remembered, because a log's events are nearly all of the same one. Not safe for several threads.
 */
public final class UtcTime {
  /** The answer for a text that is not in the usual form. */
  public static final long UNUSUAL = Long.MIN_VALUE;

  private static final long YEAR_0 = -62_167_219_200_000L;
  private static final long YEAR_10000 = 253_402_300_800_000L;

  private static final int DAY_LENGTH = 10;
  private static final int SECONDS_LENGTH = 19;
  private static final int MAX_FRACTION = 9;

  private final byte[] day = new byte[DAY_LENGTH];
  private long midnight = UNUSUAL;

  /** Whether a time in epoch milliseconds can be written in the usual form. */
  public static boolean hasFourDigitYear(long millis) {
    return millis >= YEAR_0 && millis < YEAR_10000;
  }

  /** Epoch milliseconds, or {@link #UNUSUAL}. */
  public long parseMillis(byte[] bytes, int start, int end) {
    int length = end - start;
    if (length <= SECONDS_LENGTH
        || length > SECONDS_LENGTH + 1 + MAX_FRACTION + 1
        || bytes[start + DAY_LENGTH] != 'T'
        || bytes[start + 13] != ':'
        || bytes[start + 16] != ':'
        || bytes[end - 1] != 'Z') {
      return UNUSUAL;
    }
    int hours = twoDigits(bytes, start + 11, 24);
    int minutes = twoDigits(bytes, start + 14, 60);
    int seconds = twoDigits(bytes, start + 17, 60);
    int millis = fraction(bytes, start + SECONDS_LENGTH, end - 1);
    if ((hours | minutes | seconds | millis) < 0 || !isDay(bytes, start)) {
      return UNUSUAL;
    }
    return midnight + ((hours * 60L + minutes) * 60 + seconds) * 1000 + millis;
  }

  private boolean isDay(byte[] bytes, int start) {
    boolean same = midnight != UNUSUAL;
    for (int i = 0; i < DAY_LENGTH && same; i++) {
      same = day[i] == bytes[start + i];
    }
    return same || learnDay(bytes, start);
  }

  private boolean learnDay(byte[] bytes, int start) {
    String text = new String(bytes, start, DAY_LENGTH, StandardCharsets.ISO_8859_1);
    try {
      midnight = EventTime.parseMillis(text + "T00:00:00Z");
    } catch (InvalidTimeException e) {
      midnight = UNUSUAL;
      return false;
    }
    System.arraycopy(bytes, start, day, 0, DAY_LENGTH);
    return true;
  }

  /** The milliseconds of {@code .fraction}, 0 for none; negative for anything else. */
  private static int fraction(byte[] bytes, int start, int end) {
    if (start == end) {
      return 0;
    }
    if (bytes[start] != '.' || start + 1 == end) {
      return -1;
    }
    int millis = 0;
    int weight = 100;
    for (int i = start + 1; i < end; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      millis += digit * weight;
      weight /= 10;
    }
    return millis;
  }

  private static int twoDigits(byte[] bytes, int start, int below) {
    int tens = bytes[start] - '0';
    int ones = bytes[start + 1] - '0';
    boolean digits = tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9;
    int value = 10 * tens + ones;
    return digits && value < below ? value : -1;
  }
}

package dev.vedette.generate;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes times of day behind the date, which hardly ever changes. */
final class TimeText {
  private static final int DAY_MILLIS = 24 * 60 * 60 * 1000;

  private final DateTimeFormatter dates;
  private long day = Long.MIN_VALUE;
  private byte[] date = {};

  private TimeText(DateTimeFormatter dates) {
    this.dates = dates;
  }

  /** For {@code 2026-01-05T10:04:12.3456789Z}. */
  static TimeText iso() {
    return new TimeText(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'", Locale.ENGLISH));
  }

  /** For {@code 05/Jan/2026:10:04:12 +0000}. */
  static TimeText accessLog() {
    return new TimeText(DateTimeFormatter.ofPattern("dd/MMM/uuuu:", Locale.ENGLISH));
  }

  /** To the second. */
  void seconds(long epochMillis, RowBuffer into) {
    long newDay = Math.floorDiv(epochMillis, (long) DAY_MILLIS);
    if (newDay != day) {
      day = newDay;
      date = dates.format(LocalDate.ofEpochDay(day)).getBytes(StandardCharsets.US_ASCII);
    }
    int second = (int) (epochMillis - day * DAY_MILLIS) / 1000;
    into.put(date);
    into.twoDigits(second / 3600);
    into.put(':');
    into.twoDigits(second / 60 % 60);
    into.put(':');
    into.twoDigits(second % 60);
  }

  /** To a tenth of a microsecond; {@code fine}: the digits behind the milliseconds. */
  void ticks(long epochMillis, int fine, RowBuffer into) {
    seconds(epochMillis, into);
    int millis = (int) Math.floorMod(epochMillis, 1000L);
    into.put('.');
    into.put((char) ('0' + millis / 100));
    into.twoDigits(millis % 100);
    into.twoDigits(fine / 100);
    into.twoDigits(fine % 100);
    into.put('Z');
  }
}

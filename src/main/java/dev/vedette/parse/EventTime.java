package dev.vedette.parse;

import java.util.concurrent.TimeUnit;

/**
 * Reads event times as epoch milliseconds; finer digits are cut off towards the past. The forms are
 * read by hand, because every event passes here and the JDK's parser takes ten times as long. The
 * calendar is the JDK's.
 */
public final class EventTime {
  private EventTime() {}

  /**
   * Reads a row's time, which is either ISO-8601 ({@code 2026-01-05T10:04:12.3456789Z}, also with a
   * blank for the T, with an offset, or without a zone, which means UTC) or as the Log Analytics
   * portal exports it ({@code 3/31/2022, 08:18:20.276 AM}, in UTC). Seconds must be there, the
   * fraction of up to nine digits need not, and a leap second is not a time.
   *
   * @throws InvalidTimeException if the text is null or not such a time
   */
  public static long parseMillis(String text) throws InvalidTimeException {
    TimeScanner scanner = new TimeScanner(text);
    return text.indexOf('/') < 0 ? iso(scanner) : portal(scanner);
  }

  /**
   * Reads the time of an access log in its brackets, such as {@code 17/May/2015:10:05:03 +0000}.
   *
   * @throws InvalidTimeException if the text is null or not such a time
   */
  public static long parseAccessLogMillis(String text) throws InvalidTimeException {
    TimeScanner scanner = new TimeScanner(text);
    int day = scanner.number(2, 2);
    scanner.expect('/');
    int month = scanner.month();
    scanner.expect('/');
    long midnight = scanner.dayMillis(scanner.number(4, 4), month, day);
    scanner.expect(':');
    long time = timeOfDay(scanner);
    scanner.expect(' ');
    long offset = scanner.offset();
    scanner.expectEnd();
    return midnight + time - offset;
  }

  private static long iso(TimeScanner scanner) throws InvalidTimeException {
    int year = scanner.number(4, 4);
    scanner.expect('-');
    int month = scanner.number(2, 2);
    scanner.expect('-');
    long midnight = scanner.dayMillis(year, month, scanner.number(2, 2));
    if (!scanner.accept('T')) {
      scanner.expect(' ');
    }
    long time = timeOfDay(scanner);
    long offset = scanner.isAtEnd() ? 0 : scanner.offset();
    scanner.expectEnd();
    return midnight + time - offset;
  }

  private static long portal(TimeScanner scanner) throws InvalidTimeException {
    int month = scanner.number(1, 2);
    scanner.expect('/');
    int day = scanner.number(1, 2);
    scanner.expect('/');
    long midnight = scanner.dayMillis(scanner.number(4, 4), month, day);
    scanner.expect(',');
    scanner.expect(' ');
    int hour = scanner.number(1, 2);
    scanner.expect(':');
    long time = scanner.minutesAndSeconds();
    scanner.expect(' ');
    int halfDay = halfDay(scanner);
    if (hour < 1 || hour > 12) {
      throw scanner.invalid();
    }
    // The clock's twelve is the half day's beginning.
    return midnight + TimeUnit.HOURS.toMillis(hour % 12 + halfDay) + time;
  }

  /** {@code AM} or {@code PM} at the text's end, in hours. */
  private static int halfDay(TimeScanner scanner) throws InvalidTimeException {
    int hours = scanner.accept('P') ? 12 : 0;
    if (hours == 0) {
      scanner.expect('A');
    }
    scanner.expect('M');
    scanner.expectEnd();
    return hours;
  }

  private static long timeOfDay(TimeScanner scanner) throws InvalidTimeException {
    long hours = scanner.numberBelow(24);
    scanner.expect(':');
    return TimeUnit.HOURS.toMillis(hours) + scanner.minutesAndSeconds();
  }
}

package dev.vedette.parse;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;

/** Takes a time's text apart from left to right. Each method throws if its part does not follow. */
final class TimeScanner {
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
  private static final int MAX_OFFSET_MINUTES = 18 * 60;

  private final String text;
  private int at;

  TimeScanner(String text) throws InvalidTimeException {
    this.text = text;
    if (text == null) {
      throw invalid();
    }
  }

  InvalidTimeException invalid() {
    return new InvalidTimeException(text);
  }

  /** A decimal number of so many ASCII digits. */
  int number(int fewest, int most) throws InvalidTimeException {
    int start = at;
    int value = 0;
    while (at - start < most && isDigit()) {
      value = 10 * value + text.charAt(at++) - '0';
    }
    if (at - start < fewest) {
      throw invalid();
    }
    return value;
  }

  /** A number of two digits below the limit. */
  int numberBelow(int limit) throws InvalidTimeException {
    int value = number(2, 2);
    if (value >= limit) {
      throw invalid();
    }
    return value;
  }

  /** An English month as web servers write it, from 1. */
  int month() throws InvalidTimeException {
    int index = at + 3 <= text.length() ? MONTHS.indexOf(text.substring(at, at + 3)) : -1;
    if (index % 3 != 0) {
      throw invalid();
    }
    at += 3;
    return index / 3 + 1;
  }

  boolean accept(char c) {
    boolean found = at < text.length() && text.charAt(at) == c;
    at += found ? 1 : 0;
    return found;
  }

  void expect(char c) throws InvalidTimeException {
    if (!accept(c)) {
      throw invalid();
    }
  }

  void expectEnd() throws InvalidTimeException {
    if (at < text.length()) {
      throw invalid();
    }
  }

  /** {@code mm:ss[.fraction]} with up to nine digits, in milliseconds, finer digits cut off. */
  long minutesAndSeconds() throws InvalidTimeException {
    long minutes = numberBelow(60);
    expect(':');
    long seconds = numberBelow(60);
    return TimeUnit.MINUTES.toMillis(minutes) + TimeUnit.SECONDS.toMillis(seconds) + fraction();
  }

  private int fraction() throws InvalidTimeException {
    if (!accept('.')) {
      return 0;
    }
    int start = at;
    int nanos = number(1, 9);
    for (int digits = at - start; digits < 9; digits++) {
      nanos *= 10;
    }
    return nanos / 1_000_000;
  }

  /** {@code Z}, {@code +hh:mm} or {@code +hhmm} in milliseconds east of UTC, at most 18 hours. */
  long offset() throws InvalidTimeException {
    if (accept('Z')) {
      return 0;
    }
    long sign = accept('-') ? -1 : 1;
    if (sign > 0) {
      expect('+');
    }
    int minutes = 60 * number(2, 2);
    accept(':');
    minutes += numberBelow(60);
    if (minutes > MAX_OFFSET_MINUTES) {
      throw invalid();
    }
    return TimeUnit.MINUTES.toMillis(sign * minutes);
  }

  boolean isAtEnd() {
    return at == text.length();
  }

  /** The epoch milliseconds of the day's beginning in UTC. */
  long dayMillis(int year, int month, int day) throws InvalidTimeException {
    try {
      return TimeUnit.DAYS.toMillis(LocalDate.of(year, month, day).toEpochDay());
    } catch (DateTimeException noSuchDay) {
      throw invalid();
    }
  }

  private boolean isDigit() {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }
}

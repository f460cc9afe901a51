package dev.vedette.engine;

import dev.vedette.parse.AccessLogLine;

/**
 * Counts a line that cannot match as unmatched without having it read, if it looks like one whole
 * record. This is all that sets it apart from the interpreter behind it: a JSON line that is
 * damaged between its first and its last byte, and has no keyword, is unmatched instead of
 * rejected.
 */
final class SkippingInterpreter implements RecordInterpreter {
  private final ScanningLineCutter lines;
  private final RecordInterpreter records;
  private final Form form;

  /** Whether a line that will not be read has the outer form of one record. */
  @FunctionalInterface
  interface Form {
    boolean fits(byte[] bytes, int start, int length);
  }

  /** {@code lines}: the cutter from which the records come. */
  SkippingInterpreter(ScanningLineCutter lines, Form form, RecordInterpreter records) {
    this.lines = lines;
    this.form = form;
    this.records = records;
  }

  /** One object, as far as its first and its last byte tell. */
  static Form jsonObject() {
    return SkippingInterpreter::isInBraces;
  }

  /** The very form that is read, because other lines are rejected. */
  static Form accessLogLine() {
    return new AccessLogLine()::fits;
  }

  @Override
  public void interpret(
      byte[] bytes, int start, int length, String origin, long offset, ReadingBuilder into) {
    if (lines.mayMatch() || !form.fits(bytes, start, length)) {
      records.interpret(bytes, start, length, origin, offset, into);
    } else {
      into.unmatched();
    }
  }

  private static boolean isInBraces(byte[] bytes, int start, int length) {
    int first = start;
    int last = start + length - 1;
    while (first < last && isBlank(bytes[first])) {
      first++;
    }
    while (last > first && isBlank(bytes[last])) {
      last--;
    }
    return first < last && bytes[first] == '{' && bytes[last] == '}';
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r';
  }
}

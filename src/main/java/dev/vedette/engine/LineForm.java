package dev.vedette.engine;

import dev.vedette.parse.AccessLogLine;

/** Whether a line that will not be read has the outer form of one record. */
@FunctionalInterface
interface LineForm {
  /** The line, with or without its line end. */
  boolean fits(byte[] bytes, int start, int length);

  /** One object, as far as its first and its last byte tell. */
  static LineForm jsonObject() {
    return LineForm::isInBraces;
  }

  /** The very form that is read, because other lines are rejected. */
  static LineForm accessLogLine() {
    return new AccessLogLine()::fits;
  }

  /** Whether there is nothing at all in a line. */
  static boolean isBlank(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!isBlank(bytes[i])) {
        return false;
      }
    }
    return true;
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

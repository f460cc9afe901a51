package dev.vedette.parse;

/**
 * Finds what was asked for in the first line of an HTTP request, or of what was sent instead. Not
 * safe for several threads.
 */
final class RequestLine {
  private static final String HTTP = "HTTP/";

  private int targetStart;
  private int targetEnd;

  /**
   * Finds the target of {@code METHOD target HTTP/x.y}, blanks inside it included, or of {@code
   * METHOD target}; for anything else, such as TLS bytes sent to a plain port, all of it.
   */
  void read(byte[] bytes, int start, int end) {
    int first = start;
    while (first < end && bytes[first] != ' ') {
      first++;
    }
    int last = end - 1;
    while (last > first && bytes[last] != ' ') {
      last--;
    }
    targetStart = start;
    targetEnd = end;
    if (first > start && last > first + 1 && isHttp(bytes, last + 1, end)) {
      targetStart = first + 1;
      targetEnd = last;
    } else if (first > start && first == last && first < end - 1 && isMethod(bytes, start, first)) {
      targetStart = first + 1;
    }
  }

  /** Where the last target that was found starts. */
  int targetStart() {
    return targetStart;
  }

  /** Where it ends. */
  int targetEnd() {
    return targetEnd;
  }

  private static boolean isHttp(byte[] bytes, int start, int end) {
    if (end - start < HTTP.length()) {
      return false;
    }
    for (int i = 0; i < HTTP.length(); i++) {
      if (bytes[start + i] != HTTP.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMethod(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      byte b = bytes[i];
      boolean letter = (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
      if (!letter && b != '-' && b != '_') {
        return false;
      }
    }
    return true;
  }
}

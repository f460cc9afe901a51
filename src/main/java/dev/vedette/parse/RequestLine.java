package dev.vedette.parse;

/** Finds what was asked for in the first line of an HTTP request, or of what was sent instead. */
final class RequestLine {
  private RequestLine() {}

  /**
   * The target of {@code METHOD target HTTP/x.y}, blanks inside it included, or of {@code METHOD
   * target}; for anything else, such as TLS bytes sent to a plain port, the whole text.
   */
  static String target(String request) {
    int first = request.indexOf(' ');
    int last = request.lastIndexOf(' ');
    if (first > 0 && last > first + 1 && request.startsWith("HTTP/", last + 1)) {
      return request.substring(first + 1, last);
    }
    boolean oneBlank = first > 0 && first == last && first < request.length() - 1;
    return oneBlank && isMethod(request, first) ? request.substring(first + 1) : request;
  }

  private static boolean isMethod(String request, int end) {
    for (int i = 0; i < end; i++) {
      char c = request.charAt(i);
      boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      if (!letter && c != '-' && c != '_') {
        return false;
      }
    }
    return true;
  }
}

package dev.vedette.parse;

/** Makes text that may quote hostile input fit for the detail of a rejection. */
final class Detail {
  private static final int LIMIT = 160;

  private Detail() {}

  /** The text on one line of at most 160 characters, with '?' for all but printable ASCII. */
  static String oneLine(String text) {
    int length = Math.min(text.length(), LIMIT);
    StringBuilder line = new StringBuilder(length + 3);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      line.append(c >= ' ' && c <= '~' ? c : '?');
    }
    return length < text.length() ? line.append("...").toString() : line.toString();
  }
}

package dev.vedette.sketch;

/** Cuts long texts. */
final class Ellipsis {
  private static final char ELLIPSIS = '…';

  private Ellipsis() {}

  /**
   * The text itself if it fits, else its start and an ellipsis, together at most {@code maxChars}
   * characters. A surrogate pair is kept or dropped as a whole.
   */
  static String cut(String text, int maxChars) {
    if (text.length() <= maxChars) {
      return text;
    }
    int end = maxChars - 1;
    boolean splitsPair = Character.isSurrogatePair(text.charAt(end - 1), text.charAt(end));
    return text.substring(0, splitsPair ? end - 1 : end) + ELLIPSIS;
  }
}

package dev.vedette.detect;

/**
 * KQL's way of ignoring case, as its engine answers: one character to one character, beyond ASCII
 * too ({@code NAÏVE} equals {@code naïve}), but without normalisation ({@code STRASSE} does not
 * equal {@code straße}).
 *
 * <p>{@code String.equalsIgnoreCase} is not used because it takes the dotless and dotted i, the
 * long s and the Kelvin sign for ASCII letters, which would let look-alikes match the rule's ASCII
 * terms. Here a character that is not ASCII never equals one that is.
 */
final class CaseFolding {

  private static final int ASCII_LIMIT = 0x80;

  private CaseFolding() {}

  /** The code point that stands for all cases of this one. */
  static int fold(int codePoint) {
    if (codePoint < ASCII_LIMIT) {
      return codePoint >= 'A' && codePoint <= 'Z' ? codePoint + ('a' - 'A') : codePoint;
    }
    int lower = Character.toLowerCase(codePoint);
    return lower < ASCII_LIMIT ? codePoint : lower;
  }

  /**
   * KQL's {@code a =~ b}; {@code in~} is the same for any element of a list. Nothing is trimmed,
   * and null is the empty string, because KQL has no null strings.
   */
  static boolean equalsIgnoringCase(String a, String b) {
    String left = a == null ? "" : a;
    String right = b == null ? "" : b;
    int i = 0;
    int j = 0;
    while (i < left.length() && j < right.length()) {
      int leftCodePoint = left.codePointAt(i);
      int rightCodePoint = right.codePointAt(j);
      if (fold(leftCodePoint) != fold(rightCodePoint)) {
        return false;
      }
      i += Character.charCount(leftCodePoint);
      j += Character.charCount(rightCodePoint);
    }
    return i == left.length() && j == right.length();
  }
}

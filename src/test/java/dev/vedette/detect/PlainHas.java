package dev.vedette.detect;

/**
 * KQL's {@code has} once more, as plainly as it can be said and sharing nothing with the rule's own
 * matcher: arrays of characters, every position, every character of the needle.
 */
final class PlainHas {

  private PlainHas() {}

  static boolean has(String haystack, String needle) {
    int[] h = haystack == null ? new int[0] : haystack.codePoints().toArray();
    int[] n = needle.codePoints().toArray();
    if (n.length == 0) {
      return true;
    }
    for (int i = 0; i + n.length <= h.length; i++) {
      boolean same = true;
      for (int j = 0; j < n.length; j++) {
        same &= sameLetter(h[i + j], n[j]);
      }
      boolean goesOnLeft = i > 0 && isTerm(n[0]) && isTerm(h[i - 1]);
      int end = i + n.length;
      boolean goesOnRight = end < h.length && isTerm(n[n.length - 1]) && isTerm(h[end]);
      if (same && !goesOnLeft && !goesOnRight) {
        return true;
      }
    }
    return false;
  }

  private static boolean sameLetter(int a, int b) {
    if (a == b) {
      return true;
    }
    boolean bothAscii = a < 128 && b < 128;
    boolean neitherAscii = a >= 128 && b >= 128;
    return (bothAscii || neitherAscii) && Character.toLowerCase(a) == Character.toLowerCase(b);
  }

  private static boolean isTerm(int codePoint) {
    return Character.isLetterOrDigit(codePoint);
  }
}

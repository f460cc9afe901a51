package dev.vedette.detect;

/**
 * KQL's {@code haystack has needle}. The needle is literal text; where it begins or ends with a
 * letter or digit, the haystack must not go on with one there. Underscores, percent signs and all
 * other punctuation bound a term, and nothing is decoded, trimmed or stemmed.
 *
 * <p>Source: the documentation of KQL's string operators, and where it is silent (underscore,
 * punctuation inside the needle, letters beyond ASCII) the recorded answers of the vendor's own
 * engine; both are in the test vectors. A {@code \b} of a regular expression differs in the
 * underscore and in needles that begin or end with punctuation.
 *
 * <p>This is the plain form, by code points from left to right: it says what {@code has} means.
 * Calls allocate nothing.
 */
public final class TermMatcher {

  private final String needle;
  private final int[] folded;
  private final boolean boundedLeft;
  private final boolean boundedRight;

  /** A matcher for one needle; the empty needle is found in everything. */
  public TermMatcher(String needle) {
    if (needle == null) {
      throw new IllegalArgumentException("a term must not be null");
    }
    this.needle = needle;
    this.folded = needle.codePoints().map(CaseFolding::fold).toArray();
    this.boundedLeft = !needle.isEmpty() && isTermCharacter(needle.codePointAt(0));
    this.boundedRight =
        !needle.isEmpty() && isTermCharacter(needle.codePointBefore(needle.length()));
  }

  /** The needle as it was given. */
  public String needle() {
    return needle;
  }

  /** Whether the haystack, null being the empty string, has the needle. */
  public boolean has(String haystack) {
    if (folded.length == 0) {
      return true;
    }
    int length = haystack == null ? 0 : haystack.length();
    // Every start is tried: an occurrence that is not bounded may overlap one that is.
    for (int start = 0; start < length; start = next(haystack, start)) {
      int end = endOfOccurrence(haystack, start);
      if (end >= 0 && isBounded(haystack, start, end)) {
        return true;
      }
    }
    return false;
  }

  /** Where the needle ends if it stands at this start, whatever surrounds it; else -1. */
  private int endOfOccurrence(String haystack, int start) {
    int at = start;
    for (int expected : folded) {
      if (at == haystack.length() || CaseFolding.fold(haystack.codePointAt(at)) != expected) {
        return -1;
      }
      at = next(haystack, at);
    }
    return at;
  }

  private boolean isBounded(String haystack, int start, int end) {
    boolean left = !boundedLeft || start == 0 || !isTermCharacter(haystack.codePointBefore(start));
    boolean right =
        !boundedRight || end == haystack.length() || !isTermCharacter(haystack.codePointAt(end));
    return left && right;
  }

  private static int next(String text, int index) {
    return index + Character.charCount(text.codePointAt(index));
  }

  private static boolean isTermCharacter(int codePoint) {
    return Character.isLetterOrDigit(codePoint);
  }
}

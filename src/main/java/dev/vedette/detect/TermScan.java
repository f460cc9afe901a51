package dev.vedette.detect;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Tells of JSON strings that they have none of some terms, while they are still in their bytes.
 * {@link TermSet} says what it means to have one; the answer here may be yes when that says no, but
 * never the other way round.
 *
 * <p>Only terms of printable ASCII without quotes, slashes and backslashes can be looked for: they
 * stand in a JSON string as they are, save for case and for escapes by number ({@code \}{@code u}).
 * {@link CaseFolding} takes no character beyond ASCII for one of theirs.
 */
public final class TermScan {
  private static final int SHORTEST_TERM = 2;
  private static final int CASE_BIT = 0x20;
  private static final String WRITTEN_IN_OTHER_WAYS = "\"/\\";
  private static final int ASCII_LIMIT = 0x80;

  private final byte[][] folded;
  private final boolean usable;
  private final boolean[] isInTerm = new boolean[ASCII_LIMIT];

  /** By the first two bytes: whether a term or an escape by number may begin there. */
  private final boolean[] mayBegin = new boolean[1 << 10];

  /** A scan for these terms. */
  public TermScan(List<String> terms) {
    usable = terms.stream().allMatch(TermScan::isPlain);
    folded = new byte[usable ? terms.size() : 0][];
    for (int i = 0; i < folded.length; i++) {
      folded[i] = terms.get(i).getBytes(StandardCharsets.US_ASCII);
      for (int k = 0; k < folded[i].length; k++) {
        folded[i][k] = fold(folded[i][k]);
        isInTerm[folded[i][k]] = true;
      }
      mayBegin[pair(folded[i][0], folded[i][1])] = true;
    }
    mayBegin[pair((byte) '\\', (byte) 'u')] = true;
  }

  private static boolean isPlain(String term) {
    return term.length() >= SHORTEST_TERM
        && term.chars().allMatch(c -> c >= ' ' && c < 0x7f && WRITTEN_IN_OTHER_WAYS.indexOf(c) < 0);
  }

  /** Whether the terms are all of the kind that can be looked for. */
  public boolean usable() {
    return usable;
  }

  /**
   * Whether a string may have a term.
   *
   * @param bytes an array that holds the inside of a valid JSON string
   */
  public boolean mayHave(byte[] bytes, int start, int end) {
    for (int at = start; at + 1 < end; at++) {
      if (mayBegin[pair(bytes[at], bytes[at + 1])]
          && (isEscapedTermByte(bytes, at, end) || termAt(bytes, at, end))) {
        return true;
      }
    }
    return false;
  }

  private boolean termAt(byte[] bytes, int at, int end) {
    for (byte[] term : folded) {
      if (standsAt(term, bytes, at, end)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the term stands here and does not go on; what precedes it may belong to an escape. */
  private static boolean standsAt(byte[] term, byte[] bytes, int at, int end) {
    int length = term.length;
    if (at + length > end) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (fold(bytes[at + i]) != term[i]) {
        return false;
      }
    }
    boolean goesOn = at + length < end && isTermByte(bytes[at + length]);
    return !goesOn || !isTermByte(term[length - 1]);
  }

  /** Of an escaped backslash before a {@code u} this may be wrong, but not of an escape. */
  private boolean isEscapedTermByte(byte[] bytes, int at, int end) {
    if (bytes[at] != '\\' || bytes[at + 1] != 'u' || at + 6 > end) {
      return false;
    }
    int character = 0;
    for (int i = at + 2; i < at + 6; i++) {
      character = character << 4 | Character.digit(bytes[i], 16);
    }
    return character >= 0 && character < ASCII_LIMIT && isInTerm[fold((byte) character)];
  }

  /** A place in a small table; the bits left out tell case, and letters from other characters. */
  private static int pair(byte first, byte second) {
    return (first & 0x1f) << 5 | (second & 0x1f);
  }

  private static byte fold(byte b) {
    return b >= 'A' && b <= 'Z' ? (byte) (b | CASE_BIT) : b;
  }

  private static boolean isTermByte(byte b) {
    byte lower = fold(b);
    return (lower >= 'a' && lower <= 'z') || (b >= '0' && b <= '9');
  }
}

package dev.vedette.detect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Looks for all keywords at once in text that is still in its bytes. {@link PartnerPageRule} says
 * what they mean, and is asked where it takes characters beyond ASCII to tell.
 *
 * <p>Of each keyword one <em>stem</em> is looked for: a part whose bytes stand in a raw record
 * exactly as in the value, in either case, whichever way the record is written (save {@code
 * \}{@code u}, which the caller looks for). JSON may put a backslash before the slash and leaves
 * blanks beside its own punctuation out of a nested value's text, so a slash or backslash can only
 * begin a stem, and JSON's punctuation, control characters and what is not ASCII are in none.
 *
 * <p>Not safe for several threads.
 */
public final class KeywordScan {
  /** A stem is told by its first byte and a table of the two that follow. */
  private static final int SHORTEST_STEM = 3;

  /** How many different first bytes a scan looks for at a time. */
  private static final int MOST_ANCHORS = 3;

  /** What ends a stem, and may begin one. */
  private static final String ESCAPED = "/\\";

  private static final String PUNCTUATION = "\"{}[]:,";

  /** The characters of a log, from common to rare; those that are not here are rarer still. */
  private static final String COMMON_FIRST = " 0123456789etaoinsr-./lcdmpuhgfbwyv=_?&;%()kxjzq";

  private static final int CASE_BIT = 0x20;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long TOP_BITS = ONES << 7;
  private static final long CASE_BITS = CASE_BIT * ONES;

  private final PartnerPageRule rule;
  private final List<String> keywords;
  private final byte[][] folded;
  private final List<List<String>> single = new ArrayList<>();
  private final boolean ascii;
  private final boolean usable;
  private final boolean[] isAnchor = new boolean[256];
  private final byte[] anchors;
  private final int[] stemStart;
  private final int[] stemEnd;
  private final int[] chains = new int[1 << 10];
  private final int[] nextInChain;
  private final BitSet found = new BitSet();
  private int longestStem;
  private byte[] asBytes = new byte[256];

  /** A scan for a rule's keywords. */
  public KeywordScan(List<String> ruleKeywords) {
    rule = new PartnerPageRule(ruleKeywords);
    keywords = List.copyOf(new LinkedHashSet<>(ruleKeywords));
    int count = keywords.size();
    folded = new byte[count][];
    stemStart = new int[count];
    stemEnd = new int[count];
    nextInChain = new int[count];
    for (int k = 0; k < count; k++) {
      folded[k] = keywords.get(k).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < folded[k].length; i++) {
        folded[k][i] = fold(folded[k][i]);
      }
      single.add(List.of(keywords.get(k)));
    }
    ascii = keywords.stream().allMatch(k -> k.chars().allMatch(c -> c < 0x80));
    anchors = chooseAnchors();
    usable = anchors.length > 0;
    if (usable) {
      for (int k = 0; k < count; k++) {
        chain(k);
        longestStem = Math.max(longestStem, stemEnd[k] - stemStart[k]);
      }
    }
  }

  /**
   * Whether there is a stem of each keyword and few enough first bytes; if not, there is nothing to
   * look for in raw records.
   */
  public boolean usable() {
    return usable;
  }

  /** The bytes that begin stems, each with the bit set that tells an ASCII letter's case. */
  public byte[] anchors() {
    return anchors.clone();
  }

  /**
   * Whether the second byte of each stem is 64 or above, as letters are, so that an anchor before a
   * digit, a dot or another slash begins none.
   */
  public boolean stemsGoOnWithLetters() {
    if (!usable) {
      return false;
    }
    for (int k = 0; k < folded.length; k++) {
      if (folded[k][stemStart[k] + 1] < 0x40) {
        return false;
      }
    }
    return true;
  }

  /**
   * What is looked for of a keyword.
   *
   * @param text ASCII, at least {@value #SHORTEST_STEM} characters, letters in lower case
   * @param bounded whether no ASCII letter or digit may follow
   */
  public record Stem(String text, boolean bounded) {}

  /** What {@link #stemAt} looks for; none unless {@link #usable}. */
  public List<Stem> stems() {
    List<Stem> stems = new ArrayList<>();
    for (int k = 0; usable && k < folded.length; k++) {
      String text =
          new String(folded[k], stemStart[k], stemEnd[k] - stemStart[k], StandardCharsets.US_ASCII);
      stems.add(new Stem(text, isTermByte(folded[k][stemEnd[k] - 1])));
    }
    return stems;
  }

  /** How many bytes the longest stem has. */
  public int longestStem() {
    return longestStem;
  }

  /**
   * Whether a stem stands here, before {@code end}. Behind one that ends in a letter or digit none
   * may follow: neither at a keyword's end nor where a keyword goes on in another way.
   */
  public boolean stemAt(byte[] bytes, int at, int end) {
    if (at + SHORTEST_STEM > end) {
      return false;
    }
    for (int link = chains[pair(bytes[at + 1], bytes[at + 2])]; link > 0; ) {
      int k = link - 1;
      if (standsAt(bytes, at, end, k, stemStart[k], stemEnd[k])) {
        int after = at + stemEnd[k] - stemStart[k];
        boolean goesOn =
            after < end && isTermByte(folded[k][stemEnd[k] - 1]) && isTermByte(bytes[after]);
        if (!goesOn) {
          return true;
        }
      }
      link = nextInChain[k];
    }
    return false;
  }

  /**
   * The keywords that a text has, in list order.
   *
   * @param bytes an array that holds the text in UTF-8, well-formed and without escapes
   */
  public List<String> matched(byte[] bytes, int start, int end) {
    return usable && ascii && look(bytes, start, end)
        ? foundKeywords()
        : rule.matched(new String(bytes, start, end - start, StandardCharsets.UTF_8));
  }

  /** False: a keyword has a neighbour that is not ASCII, of which a byte does not tell the kind. */
  private boolean look(byte[] bytes, int start, int end) {
    found.clear();
    int at = start;
    if (anchors.length == 1) {
      // What stands behind an anchor must be there, too.
      for (int last = end - Long.BYTES - SHORTEST_STEM; at <= last; at += Long.BYTES) {
        long x = ((long) LONGS.get(bytes, at) | CASE_BITS) ^ anchors[0] * ONES;
        for (long zeros = (x - ONES) & ~x & TOP_BITS; zeros != 0; zeros &= zeros - 1) {
          if (!takeKeywordsIfAt(
              bytes, start, end, at + Long.numberOfTrailingZeros(zeros) / Byte.SIZE)) {
            return false;
          }
        }
      }
    }
    for (; at + SHORTEST_STEM <= end; at++) {
      if (!takeKeywordsIfAt(bytes, start, end, at)) {
        return false;
      }
    }
    return true;
  }

  private boolean takeKeywordsIfAt(byte[] bytes, int start, int end, int at) {
    return !isAnchor[bytes[at] & 0xff] || takeKeywordsAt(bytes, start, end, at);
  }

  /** The keywords that a text, which may be null, has, in list order. */
  public List<String> matched(String text) {
    if (text == null) {
      return List.of();
    }
    int length = text.length();
    if (length > asBytes.length) {
      asBytes = new byte[2 * length];
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return rule.matched(text);
      }
      asBytes[i] = (byte) c;
    }
    return matched(asBytes, 0, length);
  }

  private List<String> foundKeywords() {
    int first = found.nextSetBit(0);
    if (first < 0) {
      return List.of();
    }
    if (found.cardinality() == 1) {
      return single.get(first);
    }
    return found.stream().mapToObj(keywords::get).toList();
  }

  private boolean takeKeywordsAt(byte[] bytes, int start, int end, int at) {
    for (int link = chains[pair(bytes[at + 1], bytes[at + 2])]; link > 0; ) {
      int k = link - 1;
      int from = at - stemStart[k];
      int to = from + folded[k].length;
      if (from >= start && standsAt(bytes, from, end, k, 0, folded[k].length)) {
        byte left = from == start || !isTermByte(folded[k][0]) ? 0 : bytes[from - 1];
        byte right = to == end || !isTermByte(folded[k][folded[k].length - 1]) ? 0 : bytes[to];
        if (left < 0 || right < 0) {
          return false;
        }
        if (!isTermByte(left) && !isTermByte(right)) {
          found.set(k);
        }
      }
      link = nextInChain[k];
    }
    return true;
  }

  private boolean standsAt(byte[] bytes, int at, int end, int k, int from, int to) {
    if (at + to - from > end) {
      return false;
    }
    byte[] keyword = folded[k];
    for (int i = from; i < to; i++) {
      if (fold(bytes[at + i - from]) != keyword[i]) {
        return false;
      }
    }
    return true;
  }

  private void chain(int k) {
    isAnchor[folded[k][stemStart[k]] & 0xff] = true;
    isAnchor[upper(folded[k][stemStart[k]]) & 0xff] = true;
    int pair = pair(folded[k][stemStart[k] + 1], folded[k][stemStart[k] + 2]);
    nextInChain[k] = chains[pair];
    chains[pair] = k + 1;
  }

  /** Greedily the bytes that begin stems of many keywords and are rare; none: not possible. */
  private byte[] chooseAnchors() {
    Set<Integer> open = new HashSet<>();
    for (int k = 0; k < folded.length; k++) {
      open.add(k);
    }
    Set<Byte> chosen = new LinkedHashSet<>();
    while (!open.isEmpty()) {
      int anchor = bestAnchor(open);
      if (anchor < 0) {
        return new byte[0];
      }
      open.removeIf(k -> takeStem(k, (byte) anchor));
      chosen.add((byte) (anchor | CASE_BIT));
    }
    byte[] list = new byte[chosen.size()];
    int size = 0;
    for (byte anchor : chosen) {
      list[size++] = anchor;
    }
    return size > MOST_ANCHORS ? new byte[0] : list;
  }

  private int bestAnchor(Set<Integer> open) {
    int best = -1;
    double bestWorth = 0;
    for (int c = ' '; c < 0x7f; c++) {
      double worth = 0;
      for (int k : open) {
        worth += stem(folded[k], (byte) c) >= 0 ? 1 : 0;
      }
      int common = COMMON_FIRST.indexOf(c);
      worth /= common < 0 ? 1 : COMMON_FIRST.length() - common;
      if (worth > bestWorth) {
        best = c;
        bestWorth = worth;
      }
    }
    return best;
  }

  private boolean takeStem(int k, byte anchor) {
    int start = stem(folded[k], anchor);
    if (start < 0) {
      return false;
    }
    stemStart[k] = start;
    stemEnd[k] = stemEnd(folded[k], start);
    return true;
  }

  /** Where in the keyword its first stem begins that has this first byte, or -1. */
  private static int stem(byte[] keyword, byte anchor) {
    for (int i = 0; i + SHORTEST_STEM <= keyword.length; i++) {
      if (keyword[i] == anchor && stemEnd(keyword, i) - i >= SHORTEST_STEM) {
        return i;
      }
    }
    return -1;
  }

  private static int stemEnd(byte[] keyword, int start) {
    int i = start;
    while (i < keyword.length
        && keyword[i] >= ' '
        && PUNCTUATION.indexOf(keyword[i]) < 0
        && (i == start || ESCAPED.indexOf(keyword[i]) < 0)) {
      i++;
    }
    return i;
  }

  /** A place in a small table; the bits left out tell case, and letters from other characters. */
  private static int pair(byte second, byte third) {
    return (second & 0x1f) << 5 | (third & 0x1f);
  }

  private static byte fold(byte b) {
    return b >= 'A' && b <= 'Z' ? (byte) (b | CASE_BIT) : b;
  }

  private static byte upper(byte b) {
    return b >= 'a' && b <= 'z' ? (byte) (b & ~CASE_BIT) : b;
  }

  /** Whether an ASCII byte is a letter or digit; of others this does not tell. */
  private static boolean isTermByte(byte b) {
    byte lower = fold(b);
    return (lower >= 'a' && lower <= 'z') || (b >= '0' && b <= '9');
  }

  @Override
  public String toString() {
    return "KeywordScan" + keywords.toString().toLowerCase(Locale.ROOT) + Arrays.toString(anchors);
  }
}

package dev.vedette.engine;

import dev.vedette.detect.KeywordScan;
import dev.vedette.parse.EightBytes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds the end of a line and, in the same pass, whether the line may match: whether it has the
 * stem of a keyword, or anything that could hide one. In JSON that is an escape by number ({@code
 * \}{@code u}); and a line that may be an envelope of several rows is for its reader to count.
 *
 * <p>Eight bytes are looked at as one number, each byte without its top bit, so that a sum or
 * difference cannot reach into the next. The top bit of 128 less a byte xor the one that is looked
 * for is set only for zero; of 159 less a byte, only for control characters, of which the line feed
 * is the common one. Bytes that are not ASCII may seem to be others, and are left out when
 * something was found.
 */
final class LineScan {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int STEP = 2 * Long.BYTES;
  private static final long ONES = 0x0101010101010101L;
  private static final long SEVEN_BITS = 0x7f * ONES;
  private static final long TOP_BITS = ONES << 7;
  private static final long CASE_BITS = 0x20 * ONES;
  private static final long LINE_FEEDS = '\n' * ONES;
  private static final long LAST_CONTROLS = TOP_BITS + (' ' - 1) * ONES;
  private static final byte[] RECORDS = {'"', 'r', 'e', 'c', 'o', 'r', 'd', 's', '"'};

  private final KeywordScan keywords;
  private final boolean json;
  private final long fromBracket;
  private final long upToBackslash;
  private final long anchors;
  private final boolean moreAnchors;
  private final long secondAnchors;
  private final long thirdAnchors;
  private final long anyNext;
  private boolean mayMatch;

  /**
   * A scan.
   *
   * @param keywords a usable one
   * @param json whether lines are JSON, or else text in which nothing is escaped
   */
  LineScan(KeywordScan keywords, boolean json) {
    this.keywords = keywords;
    this.json = json;
    byte[] first = keywords.anchors();
    // In ASCII the two are neighbours. In text the first sum never reaches the top bit.
    fromBracket = json ? TOP_BITS - '[' * ONES : 0;
    upToBackslash = TOP_BITS + '\\' * ONES;
    anchors = first[0] * ONES;
    moreAnchors = first.length > 1;
    secondAnchors = first[moreAnchors ? 1 : 0] * ONES;
    thirdAnchors = first[first.length - 1] * ONES;
    // What follows the last of eight bytes is not among them.
    anyNext = keywords.stemsGoOnWithLetters() ? Long.MIN_VALUE : -1;
  }

  /** How far before the first byte not seen yet a scan of the same line must begin again. */
  int overlap() {
    return keywords.longestStem() + 1;
  }

  /** Starts a line. */
  void begin() {
    mayMatch = false;
  }

  /** Whether something in the line so far, its end included, can make it match. */
  boolean mayMatch() {
    return mayMatch;
  }

  /**
   * Where the next line feed stands, or -1.
   *
   * @param lineStart where the line starts
   * @param from where to look from: the line's start, or {@link #overlap} before what is new
   * @param limit where the bytes end that have been read
   */
  int lineFeed(byte[] bytes, int lineStart, int from, int limit) {
    if (mayMatch) {
      return nextLineFeed(bytes, from, limit);
    }
    int i = from;
    int safe = Math.min(limit, bytes.length - STEP + 1);
    while (i < safe) {
      long first = hits((long) LONGS.get(bytes, i));
      long second = hits((long) LONGS.get(bytes, i + Long.BYTES));
      if (((first | second) & TOP_BITS) != 0) {
        int end = look(bytes, lineStart, i, limit, first & TOP_BITS);
        end = end == NONE ? look(bytes, lineStart, i + Long.BYTES, limit, second & TOP_BITS) : end;
        if (end != NONE) {
          return end;
        }
      }
      i += STEP;
    }
    return rest(bytes, lineStart, Math.min(i, limit), limit);
  }

  private static final int NONE = Integer.MIN_VALUE;

  /** The line feed from these eight bytes on, -1 if there is none, or {@link #NONE}: go on. */
  private int look(byte[] bytes, int lineStart, int i, int limit, long marks) {
    long ascii = ~(long) LONGS.get(bytes, i);
    for (long hits = marks & ascii; hits != 0; hits &= hits - 1) {
      int at = i + EightBytes.firstMarked(hits);
      if (at >= limit) {
        return -1;
      }
      if (bytes[at] == '\n') {
        return at;
      }
      if (counts(bytes, lineStart, at, limit)) {
        mayMatch = true;
        return nextLineFeed(bytes, at, limit);
      }
    }
    return NONE;
  }

  /** Each byte's top bit is set where one of the bytes stands that are looked for. */
  private long hits(long word) {
    long x = word & SEVEN_BITS;
    long special = (LAST_CONTROLS - x) | ((x + fromBracket) & (upToBackslash - x));
    long folded = x | CASE_BITS;
    long anchor = TOP_BITS - (folded ^ anchors);
    if (moreAnchors) {
      anchor |= (TOP_BITS - (folded ^ secondAnchors)) | (TOP_BITS - (folded ^ thirdAnchors));
    }
    // A letter's bit 6 behind it, seen from the anchor's top bit.
    return special | (anchor & (word >>> 7 | anyNext));
  }

  /** Once it is known that the line may match, only its end is of interest. */
  private int rest(byte[] bytes, int lineStart, int from, int limit) {
    int i = from;
    while (!mayMatch && i < limit) {
      if (bytes[i] == '\n') {
        return i;
      }
      mayMatch = counts(bytes, lineStart, i++, limit);
    }
    return nextLineFeed(bytes, i, limit);
  }

  private boolean counts(byte[] bytes, int lineStart, int at, int limit) {
    if (json && bytes[at] == '\\' && at + 1 < limit && bytes[at + 1] == 'u') {
      return true;
    }
    if (json && bytes[at] == '[') {
      return opensRecords(bytes, lineStart, at);
    }
    return keywords.stemAt(bytes, at, limit);
  }

  private static boolean opensRecords(byte[] bytes, int lineStart, int bracket) {
    int colon = beforeBlanks(bytes, lineStart, bracket - 1);
    if (colon < lineStart || bytes[colon] != ':') {
      return false;
    }
    int end = beforeBlanks(bytes, lineStart, colon - 1) + 1;
    int start = end - RECORDS.length;
    return start >= lineStart && Arrays.equals(bytes, start, end, RECORDS, 0, RECORDS.length);
  }

  private static int beforeBlanks(byte[] bytes, int lineStart, int from) {
    int i = from;
    while (i >= lineStart && (bytes[i] == ' ' || bytes[i] == '\t' || bytes[i] == '\r')) {
      i--;
    }
    return i;
  }

  /** Where the next line feed stands before the limit, or -1. */
  static int nextLineFeed(byte[] bytes, int from, int limit) {
    int i = from;
    for (; i + Long.BYTES <= limit; i += Long.BYTES) {
      long x = (long) LONGS.get(bytes, i) ^ LINE_FEEDS;
      long hits = (x - ONES) & ~x & TOP_BITS;
      if (hits != 0) {
        return i + EightBytes.firstMarked(hits);
      }
    }
    for (; i < limit; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }
}

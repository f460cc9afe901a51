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
 * <p>Eight bytes are looked at as one number: of the sum of a byte of seven bits and 127, the top
 * bit is clear only for zero, and a byte xor the one that is looked for is zero only where it
 * stands. Bytes that are not ASCII may seem to stand for others, so each find is looked at again.
 */
final class LineScan {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int STEP = 4 * Long.BYTES;
  private static final long ONES = 0x0101010101010101L;
  private static final long SEVEN_BITS = 0x7f * ONES;
  private static final long TOP_BITS = ONES << 7;
  private static final long CASE_BITS = 0x20 * ONES;
  private static final long LINE_FEEDS = '\n' * ONES;
  private static final byte[] RECORDS = {'"', 'r', 'e', 'c', 'o', 'r', 'd', 's', '"'};

  private final KeywordScan keywords;
  private final boolean json;
  private final long escapes;
  private final long brackets;
  private final long anchors;
  private final boolean moreAnchors;
  private final long secondAnchors;
  private final long thirdAnchors;
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
    escapes = json ? '\\' * ONES : LINE_FEEDS;
    brackets = json ? '[' * ONES : LINE_FEEDS;
    anchors = first[0] * ONES;
    moreAnchors = first.length > 1;
    secondAnchors = first[moreAnchors ? 1 : 0] * ONES;
    thirdAnchors = first[first.length - 1] * ONES;
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
    int i = from;
    while (!mayMatch && i + STEP <= bytes.length && i < limit) {
      long first = calm((long) LONGS.get(bytes, i));
      long second = calm((long) LONGS.get(bytes, i + 8));
      long third = calm((long) LONGS.get(bytes, i + 16));
      long fourth = calm((long) LONGS.get(bytes, i + 24));
      if ((first & second & third & fourth & TOP_BITS) != TOP_BITS) {
        int end = look(bytes, lineStart, i, limit, first);
        end = end == NONE ? look(bytes, lineStart, i + 8, limit, second) : end;
        end = end == NONE ? look(bytes, lineStart, i + 16, limit, third) : end;
        end = end == NONE ? look(bytes, lineStart, i + 24, limit, fourth) : end;
        if (end != NONE) {
          return end;
        }
      }
      i += STEP;
    }
    return rest(bytes, lineStart, Math.min(i, limit), limit);
  }

  private static final int NONE = Integer.MIN_VALUE;

  /** The line feed among eight bytes, -1 if the bytes end there, or {@link #NONE}. */
  private int look(byte[] bytes, int lineStart, int i, int limit, long calm) {
    for (long hits = ~calm & TOP_BITS; hits != 0; hits &= hits - 1) {
      int at = i + EightBytes.firstMarked(hits);
      if (at >= limit) {
        return -1;
      }
      if (bytes[at] == '\n') {
        return at;
      }
      mayMatch |= counts(bytes, lineStart, at, limit);
    }
    return NONE;
  }

  /** Each byte's top bit is clear where one of the bytes stands that are looked for. */
  private long calm(long word) {
    long x = word & SEVEN_BITS;
    long folded = x | CASE_BITS;
    long calm =
        ((x ^ LINE_FEEDS) + SEVEN_BITS)
            & ((x ^ escapes) + SEVEN_BITS)
            & ((x ^ brackets) + SEVEN_BITS)
            & ((folded ^ anchors) + SEVEN_BITS);
    return moreAnchors
        ? calm & ((folded ^ secondAnchors) + SEVEN_BITS) & ((folded ^ thirdAnchors) + SEVEN_BITS)
        : calm;
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

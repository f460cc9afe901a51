package dev.vedette.engine;

import dev.vedette.columnar.TextValues;
import dev.vedette.detect.KeywordScan;
import dev.vedette.parse.EightBytes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.BitSet;

/**
 * Finds the texts that may have a keyword among many that lie one behind the other. All are looked
 * at in one pass for what a keyword's stem begins with, eight bytes at a time as in {@link
 * LineScan}; only where one stands does it matter which text that is.
 */
final class TextScan {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int STEP = 2 * Long.BYTES;
  private static final long ONES = 0x0101010101010101L;
  private static final long SEVEN_BITS = 0x7f * ONES;
  private static final long TOP_BITS = ONES << 7;
  private static final long CASE_BITS = 0x20 * ONES;

  private final KeywordScan keywords;
  private final NativeTextScan inVectors;
  private final long first;
  private final boolean more;
  private final long second;
  private final long third;
  private final long anyNext;
  private TextValues values;
  private BitSet hits;
  private int current;

  TextScan(KeywordScan keywords) {
    this(keywords, NativeTextScan.canLookFor(keywords));
  }

  TextScan(KeywordScan keywords, boolean inNativeCode) {
    this.keywords = keywords;
    inVectors = inNativeCode ? new NativeTextScan(keywords) : null;
    byte[] anchors = keywords.anchors();
    more = anchors.length > 1;
    first = anchors.length > 0 ? anchors[0] * ONES : 0;
    second = more ? anchors[1] * ONES : first;
    third = more ? anchors[anchors.length - 1] * ONES : first;
    anyNext = keywords.stemsGoOnWithLetters() ? Long.MIN_VALUE : -1;
  }

  /**
   * Sets the bits of the texts that have a keyword, and of others that have a keyword's stem;
   * answers the same set.
   */
  BitSet scan(TextValues texts, BitSet into) {
    into.clear();
    values = texts;
    hits = into;
    current = 0;
    if (texts.count() > 0) {
      if (inVectors != null) {
        inVectors.scan(texts, into);
      } else if (keywords.usable()) {
        scanAll();
      } else {
        scanEach();
      }
    }
    return into;
  }

  private void scanEach() {
    for (int i = 0; i < values.count(); i++) {
      if (!keywords.matched(values.bytes(), values.start(i), values.end(i)).isEmpty()) {
        hits.set(i);
      }
    }
  }

  private void scanAll() {
    byte[] bytes = values.bytes();
    int limit = values.end(values.count() - 1);
    int i = values.start(0);
    for (; i + STEP <= limit; i += STEP) {
      long a = hits((long) LONGS.get(bytes, i));
      long b = hits((long) LONGS.get(bytes, i + Long.BYTES));
      if (((a | b) & TOP_BITS) != 0) {
        look(bytes, i, a & TOP_BITS);
        look(bytes, i + Long.BYTES, b & TOP_BITS);
      }
    }
    for (; i < limit; i++) {
      lookAt(bytes, i);
    }
  }

  /** Each byte's top bit is set where one of the bytes stands that are looked for. */
  private long hits(long word) {
    long folded = (word & SEVEN_BITS) | CASE_BITS;
    long anchor = TOP_BITS - (folded ^ first);
    if (more) {
      anchor |= (TOP_BITS - (folded ^ second)) | (TOP_BITS - (folded ^ third));
    }
    return anchor & (word >>> 7 | anyNext);
  }

  private void look(byte[] bytes, int i, long marks) {
    long ascii = ~(long) LONGS.get(bytes, i);
    for (long found = marks & ascii; found != 0; found &= found - 1) {
      lookAt(bytes, i + EightBytes.firstMarked(found));
    }
  }

  /** A text that is known to have a stem is not looked at again. */
  private void lookAt(byte[] bytes, int at) {
    while (current < values.count() && values.end(current) <= at) {
      current++;
    }
    if (current == values.count() || at < values.start(current)) {
      return;
    }
    if (keywords.stemAt(bytes, at, values.end(current))) {
      hits.set(current++);
    }
  }
}

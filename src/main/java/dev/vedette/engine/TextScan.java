package dev.vedette.engine;

import dev.vedette.columnar.TextValues;
import dev.vedette.detect.KeywordScan;
import dev.vedette.parse.EightBytes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.BitSet;

/**
 * Finds the texts that have a keyword among many that lie one behind the other. All are looked at
 * in one pass for what a keyword's stem begins with, eight bytes at a time as in {@link LineScan};
 * only where one stands does it matter which text that is.
 */
final class TextScan {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int STEP = 4 * Long.BYTES;
  private static final long ONES = 0x0101010101010101L;
  private static final long SEVEN_BITS = 0x7f * ONES;
  private static final long TOP_BITS = ONES << 7;
  private static final long CASE_BITS = 0x20 * ONES;

  private final KeywordScan keywords;
  private final long first;
  private final boolean more;
  private final long second;
  private final long third;
  private TextValues values;
  private BitSet hits;
  private int current;

  TextScan(KeywordScan keywords) {
    this.keywords = keywords;
    byte[] anchors = keywords.anchors();
    more = anchors.length > 1;
    first = anchors.length > 0 ? anchors[0] * ONES : 0;
    second = more ? anchors[1] * ONES : first;
    third = more ? anchors[anchors.length - 1] * ONES : first;
  }

  /** Sets the bits of the texts that have a keyword, and only those; answers the same set. */
  BitSet scan(TextValues texts, BitSet into) {
    into.clear();
    values = texts;
    hits = into;
    current = 0;
    if (texts.count() > 0) {
      if (keywords.usable()) {
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
      long a = calm((long) LONGS.get(bytes, i));
      long b = calm((long) LONGS.get(bytes, i + 8));
      long c = calm((long) LONGS.get(bytes, i + 16));
      long d = calm((long) LONGS.get(bytes, i + 24));
      if ((a & b & c & d & TOP_BITS) != TOP_BITS) {
        look(bytes, i, a);
        look(bytes, i + 8, b);
        look(bytes, i + 16, c);
        look(bytes, i + 24, d);
      }
    }
    for (; i < limit; i++) {
      lookAt(bytes, i);
    }
  }

  /** Each byte's top bit is clear where one of the bytes stands that are looked for. */
  private long calm(long word) {
    long folded = (word & SEVEN_BITS) | CASE_BITS;
    long calm = (folded ^ first) + SEVEN_BITS;
    return more ? calm & ((folded ^ second) + SEVEN_BITS) & ((folded ^ third) + SEVEN_BITS) : calm;
  }

  private void look(byte[] bytes, int i, long calm) {
    for (long found = ~calm & TOP_BITS; found != 0; found &= found - 1) {
      lookAt(bytes, i + EightBytes.firstMarked(found));
    }
  }

  /** A text that is known to have a keyword is not looked at again. */
  private void lookAt(byte[] bytes, int at) {
    while (current < values.count() && values.end(current) <= at) {
      current++;
    }
    if (current == values.count() || at < values.start(current)) {
      return;
    }
    int start = values.start(current);
    int end = values.end(current);
    if (keywords.stemAt(bytes, at, end) && !keywords.matched(bytes, start, end).isEmpty()) {
      hits.set(current++);
    }
  }
}

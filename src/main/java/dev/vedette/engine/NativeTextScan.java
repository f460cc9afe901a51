package dev.vedette.engine;

import dev.vedette.columnar.TextValues;
import dev.vedette.detect.KeywordScan;
import dev.vedette.parse.NativeLibrary;
import java.util.BitSet;

/**
 * Does as {@link TextScan} does with the processor's vector instructions, in {@code text_scan.c}.
 */
final class NativeTextScan {
  /** How many texts are looked at in one call, and of how many bytes unless one text has more. */
  private static final int BATCH = 4096;

  private static final int BATCH_BYTES = 1 << 18;

  private final byte[] table;
  private final int[] found = new int[BATCH];

  /** {@code keywords}: those it {@linkplain #canLookFor can look for}. */
  NativeTextScan(KeywordScan keywords) {
    table = StemTable.of(keywords, false);
  }

  /** Whether it can run here, and look for these keywords. */
  static boolean canLookFor(KeywordScan keywords) {
    return NativeLibrary.isLoaded() && StemTable.hasRoomFor(keywords);
  }

  /** Sets the bits of the texts that have a stem. */
  void scan(TextValues texts, BitSet hits) {
    int to;
    for (int from = 0; from < texts.count(); from = to) {
      to = batchEnd(texts, from);
      int count = find(table, texts.bytes(), texts.starts(), texts.ends(), from, to, found);
      if (count < 0) {
        throw new IllegalArgumentException("texts that do not lie one behind the other");
      }
      for (int i = 0; i < count; i++) {
        hits.set(found[i]);
      }
    }
  }

  /** While a batch is looked at no garbage is collected, so it must not be large. */
  private static int batchEnd(TextValues texts, int from) {
    int to = Math.min(texts.count(), from + BATCH);
    while (to > from + 1 && texts.end(to - 1) - texts.start(from) > BATCH_BYTES) {
      to = from + (to - from) / 2;
    }
    return to;
  }

  /** How many of the texts from one to another have a stem; their numbers go to {@code found}. */
  private static native int find(
      byte[] table, byte[] bytes, int[] starts, int[] ends, int from, int to, int[] found);
}

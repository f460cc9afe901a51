package dev.vedette.engine;

import dev.vedette.columnar.TextValues;
import dev.vedette.detect.KeywordScan;
import dev.vedette.parse.NativeLibrary;
import java.util.BitSet;

/**
 * Does as {@link TextScan} does with the processor's vector instructions, in {@code text_scan.c}.
 */
final class NativeTextScan {
  private static final boolean AVAILABLE = NativeLibrary.isLoaded() && canRun();

  /** How many texts are looked at in one call. */
  private static final int BATCH = 4096;

  private final byte[] table;
  private final int[] found = new int[BATCH];

  /** {@code keywords}: usable ones. */
  NativeTextScan(KeywordScan keywords) {
    table = StemTable.of(keywords, false);
  }

  /** Whether the library is there and this processor has the instructions. */
  static boolean isAvailable() {
    return AVAILABLE;
  }

  /** Sets the bits of the texts that have a stem. */
  void scan(TextValues texts, BitSet hits) {
    for (int from = 0; from < texts.count(); from += BATCH) {
      int to = Math.min(texts.count(), from + BATCH);
      int count = find(table, texts.bytes(), texts.starts(), texts.ends(), from, to, found);
      if (count < 0) {
        throw new IllegalArgumentException("texts that do not lie one behind the other");
      }
      for (int i = 0; i < count; i++) {
        hits.set(found[i]);
      }
    }
  }

  /** Whether the processor has the instructions. */
  private static native boolean canRun();

  /** How many of the texts from one to another have a stem; their numbers go to {@code found}. */
  private static native int find(
      byte[] table, byte[] bytes, int[] starts, int[] ends, int from, int to, int[] found);
}

package dev.vedette.source;

import java.io.Serializable;

/**
 * How long the splits of files are, in bytes: short enough that the readers end at about the same
 * time, long enough that a split's own costs do not count.
 */
record SplitSize(long least, long most) implements Serializable {
  static final SplitSize USUAL = new SplitSize(8L << 20, 512L << 20);

  private static final int SPLITS_PER_READER = 8;

  /** The size for an input of so many bytes. */
  long of(long bytes, int readers) {
    long even = bytes / ((long) readers * SPLITS_PER_READER);
    return Math.max(least, Math.min(most, even));
  }
}

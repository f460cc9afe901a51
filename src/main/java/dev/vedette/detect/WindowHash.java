package dev.vedette.detect;

import dev.vedette.sketch.TextHash;

/**
 * The hash by which batch mode sends what belongs to a window to one place and finds it there. Its
 * upper half divides windows into ever smaller parts, its lower half counts them.
 */
final class WindowHash {
  private WindowHash() {}

  static long of(ScrapePartial partial) {
    long hash = mix(TextHash.of(partial.source()) ^ partial.windowStart());
    return partial.suppressedBy() == null ? hash : mix(hash ^ partial.key().hashCode());
  }

  /** The finalizer of MurmurHash3 (Appleby), 64 bits. */
  private static long mix(long value) {
    long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }

  /** One of {@code channels}, independent of {@link #part} and of the hash's lower half. */
  static int channel(long hash, int channels) {
    return (int) ((((hash * 0xd6e8feb86659fd93L) >>> 33) * channels) >>> 31);
  }

  /** Which of 16 parts a hash belongs to, at a level from 0 to 7. */
  static int part(long hash, int level) {
    return (int) (hash >>> (60 - 4 * level)) & 15;
  }
}

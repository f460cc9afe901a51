package dev.vedette.generate;

/**
 * A seeded generator whose numbers never change with the JDK.
 *
 * @see <a href="https://prng.di.unimi.it/splitmix64.c">SplitMix64 by Sebastiano Vigna</a>
 */
final class Random64 {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private long state;

  /** {@code stream}: tells the generators of one seed apart. */
  Random64(long seed, int stream) {
    this.state = mix(seed + stream * GOLDEN_GAMMA);
  }

  long next() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** From 0 to below the bound. */
  int below(int bound) {
    return scale(next() >>> 32, bound);
  }

  /** From 0 to below 1. */
  double unit() {
    return (next() >>> 11) * 0x1p-53;
  }

  boolean chance(double share) {
    return unit() < share;
  }

  /** Spreads 32 random bits over 0 to below the bound. */
  static int scale(long bits32, int bound) {
    return (int) ((bits32 * bound) >>> 32);
  }

  /** A bijection of 64 bits that leaves no pattern. */
  static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}

package dev.vedette.parse;

/** Eight bytes that are looked at as one number, the first of them lowest. */
public final class EightBytes {
  private static final long ONES = 0x0101010101010101L;

  private EightBytes() {}

  /**
   * Which byte is the first to have its top bit set, 0 to 7. One has, and no other bits are set.
   * Counts the bytes up to it: the JVM's first compiler, which is all that a short run has, knows
   * no instruction for trailing zeros.
   */
  public static int firstMarked(long topBits) {
    long upTo = ((topBits & -topBits) - 1) & ONES;
    return (int) ((upTo * ONES) >>> 56) - 1;
  }
}

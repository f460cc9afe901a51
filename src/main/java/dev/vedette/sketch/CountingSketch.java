package dev.vedette.sketch;

/**
 * For each hash an upper bound of what was counted under it: a count-min sketch of one row (Cormode
 * and Muthukrishnan, 2005). Hashes that share a counter are added together, so a bound may be too
 * high and is never too low. A counter that has reached {@value #MOST} stands for any number.
 *
 * <p>Not thread-safe.
 */
public final class CountingSketch {
  /** The largest number that is told from larger ones. */
  public static final int MOST = 254;

  private final byte[] counters;

  /**
   * Nothing counted yet.
   *
   * @param log2Counters log2 of the size in bytes, 0 to 30
   */
  public CountingSketch(int log2Counters) {
    counters = new byte[1 << log2Counters];
  }

  /**
   * Counts something.
   *
   * @param hash of which the low bits are used, as many as the size has
   * @param count not negative
   */
  public void add(long hash, long count) {
    int index = index(hash);
    counters[index] =
        (byte) Math.min(MOST + 1, (counters[index] & 0xff) + Math.min(MOST + 1, count));
  }

  /** Whether more than {@code limit} may have been counted; if not, it was not. */
  public boolean mayExceed(long hash, long limit) {
    int counter = counters[index(hash)] & 0xff;
    return counter > MOST || counter > limit;
  }

  private int index(long hash) {
    return (int) hash & (counters.length - 1);
  }
}

package dev.vedette.generate;

/**
 * Draws ranks from 0 with probabilities in proportion to 1/(rank + 1)^exponent, each in constant
 * time.
 *
 * @see <a href="https://www.keithschwarz.com/darts-dice-coins/">Vose's alias method</a>
 */
final class Zipf {
  private final double[] keep;
  private final int[] alias;

  Zipf(int ranks, double exponent) {
    keep = new double[ranks];
    alias = new int[ranks];
    double sum = 0;
    for (int i = 0; i < ranks; i++) {
      // StrictMath gives the same bits on every machine.
      keep[i] = StrictMath.pow(i + 1.0, -exponent);
      sum += keep[i];
    }
    int firstLight = 0;
    for (int i = 0; i < ranks; i++) {
      alias[i] = i;
      keep[i] *= ranks / sum;
      firstLight += keep[i] >= 1 ? 1 : 0;
    }
    pair(firstLight);
  }

  /** Weights fall, so those that have too much come first. */
  private void pair(int firstLight) {
    int heavy = 0;
    for (int light = firstLight; light < keep.length && heavy < firstLight; light++) {
      fillUp(light, heavy);
      while (keep[heavy] < 1 && heavy + 1 < firstLight) {
        fillUp(heavy, heavy + 1);
        heavy++;
      }
    }
  }

  /** What a rank lacks is taken from another. */
  private void fillUp(int rank, int from) {
    alias[rank] = from;
    keep[from] -= 1 - keep[rank];
  }

  /** The next rank. */
  int draw(Random64 random) {
    int rank = random.below(keep.length);
    return random.unit() < keep[rank] ? rank : alias[rank];
  }
}

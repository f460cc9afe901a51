package dev.vedette.bench;

/** Ends a benchmark whose result is wrong. */
public final class Check {
  private Check() {}

  /** Two ways to the same result, or what is known and what was found. */
  public static void same(String what, Object expected, Object found) {
    if (!expected.equals(found)) {
      throw new IllegalStateException(what + ": " + found + " instead of " + expected);
    }
  }

  /** Something that must be so. */
  public static void that(String what, boolean holds) {
    if (!holds) {
      throw new IllegalStateException("it does not hold that " + what);
    }
  }
}

package dev.vedette.generate;

/** Counts numbers that are not 0: a hash table without objects. */
final class LongCounter {
  private long[] keys = new long[16];
  private int[] counts = new int[16];
  private int size;

  /** Counts a number once more; returns how often it was counted. */
  int add(long key) {
    if (2 * size >= keys.length) {
      grow();
    }
    int slot = slot(key);
    if (keys[slot] == 0) {
      keys[slot] = key;
      size++;
    }
    return ++counts[slot];
  }

  /** How often a number was counted. */
  int count(long key) {
    return counts[slot(key)];
  }

  /** What is done with each number. */
  @FunctionalInterface
  interface Visitor {
    void accept(long key, int count);
  }

  void forEach(Visitor visitor) {
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != 0) {
        visitor.accept(keys[i], counts[i]);
      }
    }
  }

  private int slot(long key) {
    int slot = (int) Random64.mix(key) & (keys.length - 1);
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldCounts = counts;
    keys = new long[2 * oldKeys.length];
    counts = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        counts[slot] = oldCounts[i];
      }
    }
  }
}

package dev.vedette.sketch;

import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * A set of 64-bit hashes: open addressing with linear probing, at most three quarters full. It
 * starts with 4 slots of 8 bytes, as most sources ask for a few things only. The hash's low bits
 * choose the slot; they are random already, so they need no mixing.
 */
final class ExactHashes {
  private static final int FIRST_SLOTS = 4;
  private static final long EMPTY = 0;

  private long[] table;
  private int occupied;
  // Zero marks an empty slot, so that the hash zero needs a place of its own.
  private boolean hasZero;

  ExactHashes() {
    table = new long[FIRST_SLOTS];
  }

  /** A set that has room for so many hashes. */
  ExactHashes(int hashes) {
    int slots = FIRST_SLOTS;
    while (hashes > slots / 4 * 3) {
      slots *= 2;
    }
    table = new long[slots];
  }

  private ExactHashes(ExactHashes other) {
    table = other.table.clone();
    occupied = other.occupied;
    hasZero = other.hasZero;
  }

  ExactHashes copy() {
    return new ExactHashes(this);
  }

  int size() {
    return hasZero ? occupied + 1 : occupied;
  }

  int bytes() {
    return Long.BYTES * table.length;
  }

  /** Adds a hash unless it is here; says whether it was new. */
  boolean add(long hash) {
    if (hash == EMPTY) {
      boolean isNew = !hasZero;
      hasZero = true;
      return isNew;
    }
    int slot = slotOf(hash);
    if (table[slot] == hash) {
      return false;
    }
    table[slot] = hash;
    occupied++;
    growIfCrowded();
    return true;
  }

  /** Passes each hash once, in no particular order. */
  void forEach(LongConsumer consumer) {
    if (hasZero) {
      consumer.accept(EMPTY);
    }
    for (long hash : table) {
      if (hash != EMPTY) {
        consumer.accept(hash);
      }
    }
  }

  /** All hashes in ascending (signed) order: the same for the same set. */
  long[] sorted() {
    long[] hashes = new long[size()]; // the last element remains zero if the set has it
    int count = 0;
    for (long hash : table) {
      if (hash != EMPTY) {
        hashes[count++] = hash;
      }
    }
    Arrays.sort(hashes);
    return hashes;
  }

  private int slotOf(long hash) {
    int mask = table.length - 1;
    int slot = (int) hash & mask;
    while (table[slot] != EMPTY && table[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  // One free slot at least must remain: it is what ends a search.
  private void growIfCrowded() {
    if (occupied <= table.length / 4 * 3) {
      return;
    }
    long[] old = table;
    table = new long[2 * old.length];
    for (long hash : old) {
      if (hash != EMPTY) {
        table[slotOf(hash)] = hash;
      }
    }
  }

  // The slots depend on the order of insertion, the set does not.
  @Override
  public boolean equals(Object object) {
    return object instanceof ExactHashes other
        && size() == other.size()
        && hasZero == other.hasZero
        && Arrays.stream(table).allMatch(hash -> hash == EMPTY || other.contains(hash));
  }

  @Override
  public int hashCode() {
    return Long.hashCode(Arrays.stream(table).sum());
  }

  private boolean contains(long hash) {
    return table[slotOf(hash)] == hash;
  }
}

package dev.vedette.detect;

import dev.vedette.model.SuppressedBy;
import dev.vedette.sketch.Utf8Text;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds requests up by source and window. Most windows of a piece of an input have one request; it
 * is written at once in the form in which it travels, and its accumulator is made only when another
 * request comes.
 *
 * <p>Open addressing with linear probing, at most half full, without an object for each entry.
 */
public final class PartialTable {
  private static final int FIRST_SLOTS = 4;
  // Odd, with random bits: the product's upper bits choose the slot.
  private static final int SPREAD = 0x9E3779B9;

  private final ScrapeStats.Layout layout;
  private final RequestSerializer serializer;
  private final List<ScrapePartial> partials = new ArrayList<>();
  private ScrapePartial[] slots = new ScrapePartial[FIRST_SLOTS];
  private int[] hashes = new int[FIRST_SLOTS];

  public PartialTable(ScrapeStats.Layout layout) {
    this.layout = layout;
    serializer = new RequestSerializer(layout);
  }

  /** Takes in a request; {@code suppressedBy} null: its source may alert. */
  public void add(
      String source,
      long windowStart,
      SuppressedBy suppressedBy,
      long time,
      String url,
      String userAgent,
      List<String> keywords) {
    int hash = hash(source, windowStart);
    int slot = slotOf(hash, source, windowStart, suppressedBy);
    ScrapePartial partial = slots[slot];
    if (partial == null) {
      partial =
          new ScrapePartial(
              source,
              windowStart,
              suppressedBy,
              new ScrapeStats(layout),
              System.currentTimeMillis());
      put(slot, hash, partial);
    }
    partial.stats().add(time, url, userAgent, keywords);
  }

  /** The same, of texts that are still in their bytes. */
  public void add(
      Source source,
      long windowStart,
      long time,
      Utf8Text url,
      Utf8Text userAgent,
      List<String> keywords) {
    int hash = hash(source.key(), windowStart);
    int slot = slotOf(hash, source.key(), windowStart, source.suppressedBy());
    if (slots[slot] == null) {
      put(slot, hash, first(source, windowStart, time, url, userAgent, keywords));
    } else {
      slots[slot].stats().add(time, url, userAgent, keywords);
    }
  }

  private ScrapePartial first(
      Source source,
      long windowStart,
      long time,
      Utf8Text url,
      Utf8Text userAgent,
      List<String> keywords) {
    long now = System.currentTimeMillis();
    byte[] packed = serializer.pack(time, url, userAgent, keywords);
    if (packed != null) {
      return ScrapePartial.packed(source.key(), windowStart, source.suppressedBy(), packed, now);
    }
    ScrapeStats stats = new ScrapeStats(layout);
    stats.add(time, url, userAgent, keywords);
    return new ScrapePartial(source.key(), windowStart, source.suppressedBy(), stats, now);
  }

  /** Number of windows. */
  public int size() {
    return partials.size();
  }

  /** What the windows add up to, in the order of their first requests. */
  public List<ScrapePartial> partials() {
    return List.copyOf(partials);
  }

  private static int hash(String source, long windowStart) {
    return 31 * source.hashCode() + Long.hashCode(windowStart);
  }

  /** Where a window is, or where it is to be put. */
  private int slotOf(int hash, String source, long windowStart, SuppressedBy suppressedBy) {
    int mask = slots.length - 1;
    int slot = firstSlot(hash);
    while (slots[slot] != null
        && (hashes[slot] != hash || !slots[slot].isOf(source, windowStart, suppressedBy))) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private int firstSlot(int hash) {
    return (SPREAD * hash) >>> Integer.numberOfLeadingZeros(slots.length - 1);
  }

  private void put(int slot, int hash, ScrapePartial partial) {
    slots[slot] = partial;
    hashes[slot] = hash;
    partials.add(partial);
    if (2 * partials.size() > slots.length) {
      grow();
    }
  }

  private void grow() {
    ScrapePartial[] old = slots;
    int[] oldHashes = hashes;
    slots = new ScrapePartial[2 * old.length];
    hashes = new int[slots.length];
    for (int i = 0; i < old.length; i++) {
      if (old[i] != null) {
        int slot = firstSlot(oldHashes[i]);
        while (slots[slot] != null) {
          slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = old[i];
        hashes[slot] = oldHashes[i];
      }
    }
  }
}

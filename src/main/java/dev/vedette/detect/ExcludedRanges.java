package dev.vedette.detect;

import dev.vedette.model.SuppressedBy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The excluded ranges, cut into stretches that do not overlap. Each stretch belongs to the most
 * specific range that covers it, so that one binary search answers for an address however many
 * ranges there are.
 */
final class ExcludedRanges {

  private static final String KIND = "excluded-range";

  private final IpAddress[] starts;
  private final SuppressedBy[] owners;

  /** The table of these ranges; of two entries for the same range the first in the list wins. */
  ExcludedRanges(List<ExcludedRange> ranges) {
    // CIDR ranges nest or are disjoint, so painting the wide ones first leaves the specific ones.
    List<ExcludedRange> wideFirst = new ArrayList<>(ranges);
    Collections.reverse(wideFirst);
    wideFirst.sort(Comparator.comparingInt(range -> Cidr.parse(range.cidr()).prefixLength()));
    NavigableMap<IpAddress, SuppressedBy> stretches = new TreeMap<>();
    stretches.put(IpAddress.ofIpv4(0), null);
    stretches.put(IpAddress.ofIpv6(0, 0), null);
    for (ExcludedRange range : wideFirst) {
      paint(stretches, range);
    }
    starts = stretches.keySet().toArray(IpAddress[]::new);
    owners = stretches.values().toArray(SuppressedBy[]::new);
  }

  /** Paints over a stretch that no earlier range divides, because none of them is narrower. */
  private static void paint(NavigableMap<IpAddress, SuppressedBy> stretches, ExcludedRange range) {
    Cidr cidr = Cidr.parse(range.cidr());
    IpAddress next = cidr.last().next();
    if (next != null) {
      stretches.put(next, stretches.floorEntry(next).getValue());
    }
    stretches.put(cidr.network(), new SuppressedBy(KIND, range.cidr(), range.reason()));
  }

  /** The ledger's words for an excluded address, or null when no range covers it. */
  SuppressedBy find(IpAddress address) {
    int found = Arrays.binarySearch(starts, address);
    // A miss answers -(insertion point) - 1; the stretch that covers the address starts before it.
    return owners[found >= 0 ? found : -found - 2];
  }
}

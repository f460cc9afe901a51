package dev.vedette.generate;

import java.nio.charset.StandardCharsets;

/**
 * The addresses that requests come from, all distinct: public IPv4, and among those that are not
 * the busiest one in a hundred private and three in a hundred IPv6 (of the documentation's range).
 */
final class Sources {
  private static final int ALWAYS_PUBLIC = 100;
  private static final byte PUBLIC = 0;
  private static final byte PRIVATE = 1;
  private static final byte IPV6 = 2;
  private static final byte[] IPV6_NETWORK = "2001:db8:".getBytes(StandardCharsets.US_ASCII);

  private final int[] numbers;
  private final byte[] kinds;

  Sources(int count, long seed) {
    numbers = new int[count];
    kinds = new byte[count];
    int salt = (int) Random64.mix(seed);
    int candidate = 0;
    for (int i = 0; i < count; i++) {
      kinds[i] = kind(i, seed);
      int number = i;
      if (kinds[i] == PUBLIC) {
        do {
          number = scatter(candidate++) ^ salt;
        } while (!isPublic(number));
      }
      numbers[i] = number;
    }
  }

  private static byte kind(int source, long seed) {
    int percent = Random64.scale(Random64.mix(seed ^ ~(long) source) >>> 32, 100);
    if (source < ALWAYS_PUBLIC || percent >= 4) {
      return PUBLIC;
    }
    return percent == 0 ? PRIVATE : IPV6;
  }

  /** MurmurHash3's last step, which is a bijection. */
  private static int scatter(int value) {
    int h = value;
    h = (h ^ (h >>> 16)) * 0x85ebca6b;
    h = (h ^ (h >>> 13)) * 0xc2b2ae35;
    return h ^ (h >>> 16);
  }

  /** Outside the ranges that IANA's registry of special-purpose addresses lists, roughly. */
  private static boolean isPublic(int address) {
    int a = address >>> 24;
    int b = address >>> 16 & 255;
    return a != 0
        && a != 10
        && a != 127
        && a < 224
        && !(a == 100 && b >= 64 && b < 128)
        && !(a == 169 && b == 254)
        && !(a == 172 && b >= 16 && b < 32)
        && !(a == 192 && (b == 0 || b == 88 || b == 168))
        && !(a == 198 && (b == 18 || b == 19 || b == 51))
        && !(a == 203 && b == 0);
  }

  int count() {
    return numbers.length;
  }

  /** Whether the query counts requests of this source. */
  boolean counts(int source) {
    return kinds[source] == PUBLIC;
  }

  /** Writes an address. */
  void put(int source, RowBuffer into) {
    int number = numbers[source];
    switch (kinds[source]) {
      case IPV6 -> {
        into.put(IPV6_NETWORK);
        into.hex(number >>> 20, 4);
        into.put(':');
        into.hex(number >>> 4, 4);
        into.put(':');
        into.put(':');
        into.hex(number & 15, 1);
      }
      // The number is the source's own, and there are fewer than 2^24 sources.
      case PRIVATE -> quad(10 << 24 | number, into);
      default -> quad(number, into);
    }
  }

  /** The address of a source that counts, as text. */
  String text(int source) {
    int number = numbers[source];
    return (number >>> 24)
        + "."
        + (number >>> 16 & 255)
        + "."
        + (number >>> 8 & 255)
        + "."
        + (number & 255);
  }

  private static void quad(int address, RowBuffer into) {
    into.number(address >>> 24);
    into.put('.');
    into.number(address >>> 16 & 255);
    into.put('.');
    into.number(address >>> 8 & 255);
    into.put('.');
    into.number(address & 255);
  }
}

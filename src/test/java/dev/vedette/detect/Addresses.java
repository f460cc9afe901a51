package dev.vedette.detect;

import inet.ipaddr.IPAddress;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import java.util.Locale;
import java.util.Random;

/** Random addresses, many of them with runs of zeros and close to one another. */
final class Addresses {

  private Addresses() {}

  static IPAddress any(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> new IPv4Address(random.nextInt());
      case 1 -> new IPv6Address(0, 0xffff_0000_0000L | (random.nextInt() & 0xffff_ffffL));
      default -> new IPv6Address(sparse(random), sparse(random));
    };
  }

  /** Four groups, each of which is zero half of the time. */
  private static long sparse(Random random) {
    long value = 0;
    for (int group = 0; group < 4; group++) {
      value = value << 16 | (random.nextBoolean() ? 0 : random.nextInt(0x10000));
    }
    return value;
  }

  static String anyForm(Random random, IPAddress address) {
    if (address.isIPv4()) {
      return address.toCanonicalString() + (random.nextBoolean() ? "/32" : "");
    }
    String text =
        switch (random.nextInt(5)) {
          case 0 -> address.toFullString();
          case 1 -> address.toNormalizedString();
          case 2 -> address.toIPv6().toMixedString();
          case 3 -> address.toCompressedString();
          default -> address.toCanonicalString();
        };
    String cased = random.nextBoolean() ? text.toUpperCase(Locale.ROOT) : text;
    return cased + (random.nextBoolean() ? "%eth0" : "") + (random.nextBoolean() ? "/128" : "");
  }

  /** An address in one of two small neighbourhoods, one of each family. */
  static IPAddress nearby(Random random) {
    return random.nextBoolean()
        ? new IPv4Address(0xffff_ff00 | random.nextInt(0x100))
        : new IPv6Address(-1L << 4 | random.nextInt(0x10), (long) random.nextInt(0x10) << 60);
  }

  static IPAddress nearbyBlock(Random random) {
    IPAddress address = nearby(random);
    int prefixLength = address.isIPv4() ? 24 + random.nextInt(9) : 60 + random.nextInt(9);
    return address.toPrefixBlock(prefixLength);
  }

  /** A text of colons, groups and dots that is an IPv6 address now and then. */
  static String nearlyIpv6(Random random) {
    String[] pieces = {":", ":", ":", "::", "0", "1", "ab", "ffff", "12345", ".", "1.2.3.4"};
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "::" : "1:");
    for (int left = 1 + random.nextInt(12); left > 0; left--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }
}

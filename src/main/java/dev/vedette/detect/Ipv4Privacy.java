package dev.vedette.detect;

/**
 * The three answers of KQL's {@code ipv4_is_private}. The third matters: {@code not(null)} is null
 * and {@code where} drops the row, so a text that is no IPv4 address is neither private nor kept.
 *
 * <p>Source: the function's documentation page. Only the three ranges of RFC 1918 are private; the
 * page itself answers false for 127.0.0.1. How strict its reading of odd forms is, no source says;
 * here it is that of {@link Ipv4}.
 */
public enum Ipv4Privacy {
  /** The query's true. */
  PRIVATE,
  /** The query's false: a source from outside, loopback and link-local included. */
  NOT_PRIVATE,
  /** The query's null. */
  NOT_IPV4;

  /**
   * Judges an address, with or without a prefix of /0 to /32. The prefix masks the address before
   * it is looked up, so that {@code 192.168.1.1/8} is 192.0.0.0 and not private.
   */
  public static Ipv4Privacy of(String text) {
    if (text == null) {
      return NOT_IPV4;
    }
    int slash = text.indexOf('/');
    long address = Ipv4.parse(text, slash < 0 ? text.length() : slash);
    int prefixLength = slash < 0 ? Ipv4.BITS : PrefixLength.parse(text, slash + 1, Ipv4.BITS);
    if (address == Ipv4.NOT_AN_ADDRESS || prefixLength == PrefixLength.INVALID) {
      return NOT_IPV4;
    }
    return isPrivate(masked(address, prefixLength)) ? PRIVATE : NOT_PRIVATE;
  }

  private static long masked(long address, int prefixLength) {
    int hostBits = Ipv4.BITS - prefixLength;
    return address >>> hostBits << hostBits;
  }

  private static boolean isPrivate(long address) {
    return address >>> 24 == 10 // 10.0.0.0/8
        || address >>> 20 == (172 << 4 | 1) // 172.16.0.0/12
        || address >>> 16 == (192 << 8 | 168); // 192.168.0.0/16
  }
}

package dev.vedette.detect;

/**
 * One address of either family. An IPv4-mapped IPv6 address is the IPv4 address it carries, so that
 * a dual-stack server's log agrees with everybody else's. All IPv4 addresses sort before all IPv6
 * addresses.
 *
 * @param ipv4 whether the address is IPv4
 * @param high the upper 64 bits of an IPv6 address, 0 for IPv4
 * @param low the lower 64 bits of an IPv6 address, or the IPv4 address
 */
record IpAddress(boolean ipv4, long high, long low) implements Comparable<IpAddress> {

  private static final long MAPPED = 0xffffL;
  private static final long IPV4_MAX = 0xffff_ffffL;

  static IpAddress ofIpv4(long address) {
    return new IpAddress(true, 0, address);
  }

  static IpAddress ofIpv6(long high, long low) {
    boolean mapped = high == 0 && low >>> Ipv4.BITS == MAPPED;
    return mapped ? ofIpv4(low & IPV4_MAX) : new IpAddress(false, high, low);
  }

  /** The address that the text before {@code end} is, an IPv6 zone left out; or null. */
  static IpAddress parse(String text, int end) {
    long ipv4 = Ipv4.parse(text, end);
    return ipv4 == Ipv4.NOT_AN_ADDRESS ? Ipv6.parse(text, end) : ofIpv4(ipv4);
  }

  int bits() {
    return ipv4 ? Ipv4.BITS : Ipv6.BITS;
  }

  /** The first address of the network of this prefix length that this address is in. */
  IpAddress first(int prefixLength) {
    int hostBits = bits() - prefixLength;
    return new IpAddress(ipv4, high & ~hostMaskHigh(hostBits), low & ~hostMaskLow(hostBits));
  }

  /** The last address of the network of this prefix length that this address is in. */
  IpAddress last(int prefixLength) {
    int hostBits = bits() - prefixLength;
    return new IpAddress(ipv4, high | hostMaskHigh(hostBits), low | hostMaskLow(hostBits));
  }

  // A shift of a long takes its distance modulo 64, so the edges are spelled out.
  private static long hostMaskHigh(int hostBits) {
    return hostBits <= Long.SIZE ? 0 : -1L >>> (Ipv6.BITS - hostBits);
  }

  private static long hostMaskLow(int hostBits) {
    return hostBits == 0 ? 0 : -1L >>> Math.max(0, Long.SIZE - hostBits);
  }

  /** The next address of the same family, or null after its last one. */
  IpAddress next() {
    if (ipv4) {
      return low == IPV4_MAX ? null : ofIpv4(low + 1);
    }
    if (low != -1) {
      return new IpAddress(false, high, low + 1);
    }
    return high == -1 ? null : new IpAddress(false, high + 1, 0);
  }

  /** The dotted quad, or the form of RFC 5952. */
  String text() {
    return ipv4 ? Ipv4.text(low) : Ipv6.text(high, low);
  }

  @Override
  public int compareTo(IpAddress other) {
    if (ipv4 != other.ipv4) {
      return ipv4 ? -1 : 1;
    }
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }
}

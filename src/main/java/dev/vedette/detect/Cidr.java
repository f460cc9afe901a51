package dev.vedette.detect;

/**
 * A network in the notation {@code address/prefix}, such as {@code 198.51.100.0/24}. Anything that
 * could mean two things is refused: a missing prefix, host bits that are set, and IPv4-mapped
 * networks, which no address would be found in because mapped addresses count as IPv4.
 *
 * @param network the first address of the network
 * @param prefixLength the number of leading bits that all its addresses share
 */
record Cidr(IpAddress network, int prefixLength) {

  /** Reads the notation; the exception's message names the text and what is wrong with it. */
  static Cidr parse(String text) {
    int slash = text == null ? -1 : text.indexOf('/');
    if (slash < 0) {
      throw refused(text, "it has no /prefix");
    }
    IpAddress address = text.indexOf('%') < 0 ? IpAddress.parse(text, slash) : null;
    if (address == null) {
      throw refused(text, "'%s' is not an IP address".formatted(text.substring(0, slash)));
    }
    if (address.ipv4() && text.indexOf(':') >= 0) {
      throw refused(text, "IPv4-mapped addresses count as IPv4; name the IPv4 range");
    }
    return of(text, address, PrefixLength.parse(text, slash + 1, address.bits()));
  }

  private static Cidr of(String text, IpAddress address, int prefixLength) {
    if (prefixLength == PrefixLength.INVALID) {
      throw refused(text, "the prefix must be a number from 0 to " + address.bits());
    }
    IpAddress network = address.first(prefixLength);
    if (!network.equals(address)) {
      throw refused(
          text, "host bits are set; the range is %s/%d".formatted(network.text(), prefixLength));
    }
    return new Cidr(network, prefixLength);
  }

  /** The last address of the network. */
  IpAddress last() {
    return network.last(prefixLength);
  }

  private static IllegalArgumentException refused(String text, String why) {
    return new IllegalArgumentException("'%s' is not a CIDR range: %s".formatted(text, why));
  }
}

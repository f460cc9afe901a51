package dev.vedette.detect;

/**
 * What an address text says, with or without a prefix such as {@code /24}.
 *
 * @param address the address as written, not masked
 * @param single whether the text means this one address: it has no prefix, or one that leaves no
 *     host bits
 */
record AddressText(IpAddress address, boolean single) {

  /** Reads the text; null when it is not an address. */
  static AddressText parse(String text) {
    if (text == null) {
      return null;
    }
    int slash = text.indexOf('/');
    int end = slash < 0 ? text.length() : slash;
    IpAddress address = IpAddress.parse(text, end);
    if (address == null || slash < 0) {
      return address == null ? null : new AddressText(address, true);
    }
    // A mapped address is IPv4 by meaning, but its prefix counts the bits of the form it is in.
    int bits = text.indexOf(':') < 0 ? Ipv4.BITS : Ipv6.BITS;
    int prefixLength = PrefixLength.parse(text, slash + 1, bits);
    return prefixLength == PrefixLength.INVALID
        ? null
        : new AddressText(address, prefixLength == bits);
  }
}

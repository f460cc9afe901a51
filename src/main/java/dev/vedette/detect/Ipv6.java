package dev.vedette.detect;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.ipv6.IPv6Address;

/**
 * IPv6 addresses as text: any valid form is read (compressed or not, either case, the last 32 bits
 * as a dotted quad) and the form of RFC 5952 is written.
 */
final class Ipv6 {

  static final int BITS = 128;

  private static final int LONGEST_TEXT = "0000:0000:0000:0000:0000:ffff:255.255.255.255".length();

  // By default the library also reads wildcards, ranges, base 85 and whatever inet_aton takes.
  private static final IPAddressStringParameters STRICT = strict();

  private Ipv6() {}

  /**
   * The address that the text before {@code end} is, or null. A zone ({@code %eth0}) is left out:
   * it names an interface of the machine that logged, not another address.
   */
  static IpAddress parse(String text, int end) {
    int zone = text.indexOf('%');
    boolean zoned = zone >= 0 && zone < end;
    boolean emptyZone = zone == end - 1;
    int addressEnd = zoned ? zone : end;
    if (emptyZone || !hasShapeOfAddress(text, addressEnd)) {
      return null;
    }
    IPAddress address = new IPAddressString(text.substring(0, addressEnd), STRICT).getAddress();
    if (address == null) {
      return null;
    }
    long[] halves = address.toIPv6().longValues();
    return IpAddress.ofIpv6(halves[0], halves[1]);
  }

  static String text(long high, long low) {
    return new IPv6Address(high, low).toCanonicalString();
  }

  /** Turns away host names, lists and ports cheaply, before the library makes objects of them. */
  private static boolean hasShapeOfAddress(String text, int end) {
    boolean colon = false;
    for (int at = 0; at < end; at++) {
      char c = text.charAt(at);
      colon |= c == ':';
      if (c != ':' && c != '.' && !isHexDigit(c)) {
        return false;
      }
    }
    return colon && end <= LONGEST_TEXT;
  }

  private static boolean isHexDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  private static IPAddressStringParameters strict() {
    IPAddressStringParameters.Builder parameters =
        new IPAddressStringParameters.Builder()
            .allowAll(false)
            .allowEmpty(false)
            .allowSingleSegment(false)
            .allowPrefix(false)
            .allowMask(false)
            .allowWildcardedSeparator(false)
            .allow_inet_aton(false)
            .allowIPv4(false)
            .setRangeOptions(RangeParameters.NO_RANGE);
    parameters
        .getIPv6AddressParametersBuilder()
        .allowZone(false)
        .allowBase85(false)
        .allowBinary(false)
        .allowUnlimitedLeadingZeros(false)
        .allow_mixed_inet_aton(false)
        .getEmbeddedIPv4AddressParametersBuilder()
        .allowLeadingZeros(false);
    return parameters.toParams();
  }
}

package dev.vedette.parse;

/** Recognises IP addresses as text, without the look-up that the JDK makes of a host name. */
final class IpLiteral {
  private static final int IPV6_GROUPS = 8;

  private IpLiteral() {}

  /** Whether the bytes from {@code from} (inclusive) to {@code to} are an IPv4 or IPv6 address. */
  static boolean matches(byte[] text, int from, int to) {
    return isIpv4(text, from, to) || isIpv6(text, from, to);
  }

  private static boolean isIpv4(byte[] text, int from, int to) {
    int octets = 0;
    int i = from;
    while (octets < 4) {
      int end = digitsEnd(text, i, to);
      if (end == i || end - i > 3 || value(text, i, end) > 255) {
        return false;
      }
      octets++;
      if (end == to) {
        return octets == 4;
      }
      if (text[end] != '.') {
        return false;
      }
      i = end + 1;
    }
    return false;
  }

  /** RFC 4291, section 2.2: eight groups, fewer around one "::", the last two perhaps as IPv4. */
  private static boolean isIpv6(byte[] text, int from, int to) {
    int gap = gap(text, from, to);
    if (gap == to) {
      return groups(text, from, to, true) == IPV6_GROUPS;
    }
    int before = groups(text, from, gap, false);
    int after = groups(text, gap + 2, to, true);
    return before >= 0 && after >= 0 && before + after < IPV6_GROUPS;
  }

  /** Where the first "::" begins, or {@code to}. */
  private static int gap(byte[] text, int from, int to) {
    for (int i = from; i < to - 1; i++) {
      if (text[i] == ':' && text[i + 1] == ':') {
        return i;
      }
    }
    return to;
  }

  /** How many groups of 16 bits are written between single colons, or -1 if something else is. */
  private static int groups(byte[] text, int from, int to, boolean ipv4Tail) {
    int groups = 0;
    int i = from;
    while (i < to) {
      int end = hexEnd(text, i, to);
      if (ipv4Tail && end < to && text[end] == '.') {
        return isIpv4(text, i, to) ? groups + 2 : -1;
      }
      boolean colon = end < to - 1 && text[end] == ':';
      if (end == i || end - i > 4 || (end < to && !colon)) {
        return -1;
      }
      groups++;
      i = end + 1;
    }
    return groups;
  }

  private static int digitsEnd(byte[] text, int from, int to) {
    int i = from;
    while (i < to && text[i] >= '0' && text[i] <= '9') {
      i++;
    }
    return i;
  }

  private static int hexEnd(byte[] text, int from, int to) {
    int i = from;
    while (i < to && Character.digit(text[i], 16) >= 0) {
      i++;
    }
    return i;
  }

  private static int value(byte[] text, int from, int end) {
    int value = 0;
    for (int i = from; i < end; i++) {
      value = 10 * value + text[i] - '0';
    }
    return value;
  }
}

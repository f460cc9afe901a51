package dev.vedette.detect;

/**
 * IPv4 addresses as text, read strictly: four decimal octets from 0 to 255 without leading zeros or
 * blanks. Short forms, integers and octal octets are refused, because readers disagree on what they
 * mean.
 */
public final class Ipv4 {

  /** What {@link #parse} answers when the text is no address. */
  public static final long NOT_AN_ADDRESS = -1;

  /** The number of bits of an address. */
  public static final int BITS = 32;

  private static final int OCTETS = 4;

  private Ipv4() {}

  /** The address from 0 to 2^32-1, or {@link #NOT_AN_ADDRESS}. */
  public static long parse(String text) {
    return text == null ? NOT_AN_ADDRESS : parse(text, text.length());
  }

  /** As {@link #parse(String)}, of the text before {@code end}. */
  static long parse(String text, int end) {
    long address = 0;
    int at = 0;
    for (int octet = 1; octet <= OCTETS; octet++) {
      int octetEnd = endOfDigits(text, at, end);
      int value = octet(text, at, octetEnd);
      boolean followed = octet == OCTETS ? octetEnd == end : isDot(text, octetEnd, end);
      if (value < 0 || !followed) {
        return NOT_AN_ADDRESS;
      }
      address = address << 8 | value;
      at = octetEnd + 1;
    }
    return address;
  }

  /** The dotted quad of an address from 0 to 2^32-1. */
  public static String text(long address) {
    return (address >>> 24 & 0xff)
        + "."
        + (address >>> 16 & 0xff)
        + "."
        + (address >>> 8 & 0xff)
        + "."
        + (address & 0xff);
  }

  private static int endOfDigits(String text, int from, int end) {
    int at = from;
    while (at < end && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private static int octet(String text, int from, int to) {
    int digits = to - from;
    if (digits < 1 || digits > 3 || (digits > 1 && text.charAt(from) == '0')) {
      return -1;
    }
    int value = 0;
    for (int at = from; at < to; at++) {
      value = value * 10 + text.charAt(at) - '0';
    }
    return value <= 255 ? value : -1;
  }

  private static boolean isDot(String text, int at, int end) {
    return at < end && text.charAt(at) == '.';
  }
}

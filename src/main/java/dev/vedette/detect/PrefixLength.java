package dev.vedette.detect;

/** The number after the slash of an address, as strict as the octets before it. */
final class PrefixLength {

  /** What {@link #parse} answers when the text is no prefix length. */
  static final int INVALID = -1;

  private PrefixLength() {}

  /** The number from 0 to {@code max} that the text from {@code from} on is. */
  static int parse(String text, int from, int max) {
    int digits = text.length() - from;
    if (digits < 1 || digits > 3 || (digits > 1 && text.charAt(from) == '0')) {
      return INVALID;
    }
    int value = 0;
    for (int at = from; at < text.length(); at++) {
      char digit = text.charAt(at);
      if (digit < '0' || digit > '9') {
        return INVALID;
      }
      value = value * 10 + digit - '0';
    }
    return value <= max ? value : INVALID;
  }
}

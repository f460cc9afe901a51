package dev.vedette.generate;

import java.io.IOException;
import java.io.OutputStream;

/** Rows as bytes on their way to a file, about a mebibyte at a time. */
final class RowBuffer {
  private static final int FULL = 1 << 20;
  private static final int LONGEST_ROW = 1 << 16;
  private static final byte[] DIGIT_PAIRS = digitPairs();

  private final byte[] bytes = new byte[FULL + LONGEST_ROW];
  private int at;
  private int rowStart;
  private OutputStream out;
  private long written;

  private static byte[] digitPairs() {
    byte[] pairs = new byte[200];
    for (int i = 0; i < 100; i++) {
      pairs[2 * i] = (byte) ('0' + i / 10);
      pairs[2 * i + 1] = (byte) ('0' + i % 10);
    }
    return pairs;
  }

  /** Where rows go from now on. */
  void to(OutputStream stream) {
    out = stream;
  }

  void put(byte[] piece) {
    System.arraycopy(piece, 0, bytes, at, piece.length);
    at += piece.length;
  }

  void put(char ascii) {
    bytes[at++] = (byte) ascii;
  }

  /** Two digits of a number below 100. */
  void twoDigits(int number) {
    bytes[at] = DIGIT_PAIRS[2 * number];
    bytes[at + 1] = DIGIT_PAIRS[2 * number + 1];
    at += 2;
  }

  /** A number that is not negative. */
  void number(int number) {
    int rest = number;
    int end = at + digits(number);
    int i = end;
    while (rest >= 100) {
      int pair = rest % 100;
      rest /= 100;
      bytes[--i] = DIGIT_PAIRS[2 * pair + 1];
      bytes[--i] = DIGIT_PAIRS[2 * pair];
    }
    if (rest >= 10) {
      bytes[--i] = DIGIT_PAIRS[2 * rest + 1];
    }
    bytes[--i] = rest >= 10 ? DIGIT_PAIRS[2 * rest] : (byte) ('0' + rest);
    at = end;
  }

  private static int digits(int number) {
    int digits = 1;
    for (int rest = number; rest >= 10; rest /= 10) {
      digits++;
    }
    return digits;
  }

  /** A number's last hexadecimal digits, zeros in front included. */
  void hex(long number, int digits) {
    for (int i = digits - 1; i >= 0; i--) {
      int digit = (int) (number >>> (4 * i)) & 15;
      bytes[at++] = (byte) (digit < 10 ? '0' + digit : 'a' - 10 + digit);
    }
  }

  /** How long the row is so far. */
  int rowLength() {
    return at - rowStart;
  }

  /** Cuts the row off. */
  void truncateRow(int length) {
    at = rowStart + length;
  }

  /** Ends the row. */
  void endRow() throws IOException {
    bytes[at++] = '\n';
    rowStart = at;
    if (at >= FULL) {
      flush();
    }
  }

  /** Hands all rows on. */
  void flush() throws IOException {
    out.write(bytes, 0, at);
    written += at;
    at = 0;
    rowStart = 0;
  }

  /** Bytes handed on so far. */
  long written() {
    return written;
  }
}

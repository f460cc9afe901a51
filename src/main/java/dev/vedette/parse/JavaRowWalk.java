package dev.vedette.parse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Walks along a row in Java. */
final class JavaRowWalk implements RowWalk {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long SEVEN_BITS = 0x7f * ONES;
  private static final long TOP_BITS = ONES << 7;
  private static final long QUOTES = '"' * ONES;
  private static final long BACKSLASHES = '\\' * ONES;

  // The JSON reader has limits of its own, so nothing near them is read here.
  private static final int MAX_NAME = 256;
  private static final int MAX_NUMBER = 100;

  private static final int UNWANTED = -1;

  /** Stands for a byte at the record's end. */
  private static final int NOTHING = 256;

  private static final byte[] CATEGORY = bytes("category");
  private static final byte[] TABLE_PREFIX = bytes("AdvancedHunting-");
  private static final byte[] TRUE = bytes("true");
  private static final byte[] FALSE = bytes("false");
  private static final byte[] NULL_LITERAL = bytes("null");

  private final byte[][] names;
  private final int firstRaw;

  private byte[] bytes;
  private int end;
  private int at;
  private boolean escaped;
  private boolean beyondAscii;
  private int[] spans;

  /** Where the row's spans begin among them. */
  private int first;

  /** {@code firstRaw}: this column and those after it, but for the last one, are raw. */
  JavaRowWalk(List<String> columns, int firstRaw) {
    names = columns.stream().map(JavaRowWalk::bytes).toArray(byte[][]::new);
    this.firstRaw = firstRaw;
  }

  @Override
  public int walk(byte[] record, int start, int length, int[] found) {
    bytes = record;
    at = start;
    end = start + length;
    spans = found;
    first = 0;
    return readObject() && nextByte() == NOTHING ? outcome() : UNREAD;
  }

  @Override
  public int walkList(byte[] list, int start, int listEnd, int[] found) {
    bytes = list;
    at = start;
    end = listEnd;
    spans = found;
    first = 0;
    int spansOfRow = NUMBERS * names.length;
    int rows = 0;
    while (first + spansOfRow + ROW_NUMBERS <= found.length) {
      nextByte();
      int rowStart = at;
      if (!readObject()) {
        return rows;
      }
      first += spansOfRow;
      found[first++] = rowStart;
      found[first++] = at;
      found[first++] = outcome();
      rows++;
      if (!accept(',')) {
        return rows;
      }
    }
    return rows;
  }

  private int outcome() {
    return beyondAscii ? BEYOND_ASCII : ASCII;
  }

  private boolean readObject() {
    beyondAscii = false;
    Arrays.fill(spans, first, first + NUMBERS * names.length, MISSING);
    if (!accept('{')) {
      return false;
    }
    do {
      if (!readMember()) {
        return false;
      }
    } while (accept(','));
    return accept('}');
  }

  private boolean readMember() {
    if (!accept('"')) {
      return false;
    }
    int nameStart = at;
    int nameEnd = readString();
    if (nameEnd < 0 || escaped || nameEnd - nameStart > MAX_NAME || !accept(':')) {
      return false;
    }
    int column = column(nameStart, nameEnd);
    if (nextByte() != '"') {
      return readPlain(column);
    }
    int start = ++at;
    int valueEnd = readString();
    if (valueEnd < 0) {
      return false;
    }
    if (column != UNWANTED) {
      int span = first + NUMBERS * column;
      spans[span] = start;
      spans[span + 1] = valueEnd;
      spans[span + 2] = escaped ? 1 : 0;
      return !escaped || isRaw(column);
    }
    return !isCategory(nameStart, nameEnd) || !namesTable(start, valueEnd);
  }

  /** A value that is not a string. */
  private boolean readPlain(int column) {
    int b = nextByte();
    if (b == 'n') {
      if (column != UNWANTED) {
        spans[first + NUMBERS * column] = NULL;
      }
      return acceptWord(NULL_LITERAL);
    }
    if (column != UNWANTED) {
      return false;
    }
    return switch (b) {
      case 't' -> acceptWord(TRUE);
      case 'f' -> acceptWord(FALSE);
      default -> acceptNumber();
    };
  }

  private boolean isRaw(int column) {
    return column >= firstRaw && column < names.length - 1;
  }

  private int column(int start, int nameEnd) {
    for (int i = 0; i < names.length; i++) {
      byte[] name = names[i];
      if (nameEnd - start == name.length
          && bytes[start] == name[0]
          && Arrays.equals(bytes, start, nameEnd, name, 0, name.length)) {
        return i;
      }
    }
    return UNWANTED;
  }

  private boolean isCategory(int start, int nameEnd) {
    return bytes[start] == 'c' && Arrays.equals(bytes, start, nameEnd, CATEGORY, 0, 8);
  }

  private boolean namesTable(int start, int valueEnd) {
    int prefixEnd = start + TABLE_PREFIX.length;
    return escaped
        || (prefixEnd <= valueEnd
            && Arrays.equals(bytes, start, prefixEnd, TABLE_PREFIX, 0, TABLE_PREFIX.length));
  }

  /** Reads from behind a string's opening quote to behind its closing one; where that is, or -1. */
  private int readString() {
    escaped = false;
    int i = at;
    while (true) {
      i = skipPlain(i);
      if (i >= end) {
        return -1;
      }
      byte b = bytes[i];
      if (b == '"') {
        at = i + 1;
        return i;
      }
      if (b < 0) {
        beyondAscii = true;
        i++;
      } else if (b == '\\') {
        escaped = true;
        i += escapeLength(i);
      } else {
        return -1;
      }
    }
  }

  /** Goes to the next byte that is a quote, a backslash, a control character or not ASCII. */
  private int skipPlain(int from) {
    int i = from;
    while (i + Long.BYTES <= bytes.length && i < end) {
      long word = (long) LONGS.get(bytes, i);
      long x = word & SEVEN_BITS;
      long calm =
          ((x ^ QUOTES) + SEVEN_BITS)
              & ((x ^ BACKSLASHES) + SEVEN_BITS)
              & (x + 0x60 * ONES)
              & ~word
              & TOP_BITS;
      if (calm != TOP_BITS) {
        return i + EightBytes.firstMarked(~calm & TOP_BITS);
      }
      i += Long.BYTES;
    }
    while (i < end && bytes[i] >= ' ' && bytes[i] != '"' && bytes[i] != '\\') {
      i++;
    }
    return i;
  }

  /** The length of a valid escape; after any other, the record's end is found too early. */
  private int escapeLength(int backslash) {
    int kind = backslash + 1 < end ? bytes[backslash + 1] : -1;
    return switch (kind) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> 2;
      case 'u' -> isHex(backslash + 2, backslash + 6) ? 6 : end - backslash;
      default -> end - backslash;
    };
  }

  private boolean isHex(int from, int to) {
    if (to > end) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (Character.digit(bytes[i], 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private boolean acceptNumber() {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    if (peek() == '0') {
      at++;
    } else if (!acceptDigits()) {
      return false;
    }
    if (peek() == '.') {
      at++;
      if (!acceptDigits()) {
        return false;
      }
    }
    if (peek() == 'e' || peek() == 'E') {
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      if (!acceptDigits()) {
        return false;
      }
    }
    return at - start <= MAX_NUMBER;
  }

  private boolean acceptDigits() {
    int start = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    return at > start;
  }

  private boolean acceptWord(byte[] word) {
    int wordEnd = at + word.length;
    if (wordEnd > end || !Arrays.equals(bytes, at, wordEnd, word, 0, word.length)) {
      return false;
    }
    at = wordEnd;
    return true;
  }

  private boolean accept(char c) {
    if (nextByte() != c) {
      return false;
    }
    at++;
    return true;
  }

  /** The next byte that is no blank, and goes there. */
  private int nextByte() {
    while (at < end && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r')) {
      at++;
    }
    return peek();
  }

  private int peek() {
    return at < end ? bytes[at] : NOTHING;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

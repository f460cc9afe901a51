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
  private static final int MAX_DEPTH = 20;

  private static final int UNWANTED = -1;
  private static final int NO_TEXT = -1;

  /** Stands for a byte at the record's end. */
  private static final int NOTHING = 256;

  private static final byte[] CATEGORY = bytes("category");
  private static final byte[] PROPERTIES = bytes("properties");
  private static final byte[] RECORDS = bytes("records");
  private static final byte[] TABLE_PREFIX = bytes("AdvancedHunting-");
  private static final byte[] TRUE = bytes("true");
  private static final byte[] FALSE = bytes("false");
  private static final byte[] NULL_LITERAL = bytes("null");

  private enum Meaning {
    NONE,
    RECORDS,
    CATEGORY,
    PROPERTIES
  }

  private final byte[][] names;
  private final int firstRaw;

  private byte[] bytes;
  private int end;
  private int at;
  private boolean escaped;
  private boolean beyondAscii;

  /** Within an object of the name properties. */
  private boolean inside;

  /** Behind it: no column is taken any more. */
  private boolean enveloped;

  /** The value of the name category beside it; {@link #NO_TEXT} if there is none that is a text. */
  private int category;

  private int categoryEnd;
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
    clearColumns();
    beyondAscii = false;
    inside = false;
    enveloped = false;
    category = NO_TEXT;
    if (!accept('{') || !readMembers()) {
      return false;
    }
    takeTable();
    return true;
  }

  private void clearColumns() {
    Arrays.fill(spans, first, first + NUMBERS * names.length, MISSING);
  }

  /** Reads the members of an object, from behind its opening brace to behind its closing one. */
  private boolean readMembers() {
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
    int nameEnd = readName();
    if (nameEnd < 0) {
      return false;
    }
    int column = enveloped && !inside ? UNWANTED : column(nameStart, nameEnd);
    int next = nextByte();
    if (column == UNWANTED) {
      return readUnwanted(meaning(nameStart, nameEnd), next);
    }
    if (next != '"') {
      return readPlain(column);
    }
    int start = ++at;
    int valueEnd = readString();
    if (valueEnd < 0) {
      return false;
    }
    takeText(column, start, valueEnd);
    return !escaped || isRaw(column);
  }

  private boolean readUnwanted(Meaning meaning, int next) {
    return switch (meaning) {
      case NONE -> passOver(1);
      case RECORDS -> next != '[' && passOver(1); // A list would be one of rows.
      case PROPERTIES -> !enveloped && (next == '{' ? readProperties() : passOver(1)); // The last.
      case CATEGORY -> {
        int start = next == '"' ? at + 1 : NO_TEXT;
        if (!passOver(1)) {
          yield false;
        }
        category = start;
        categoryEnd = at - 1; // Its closing quote, if it is a text.
        yield start == NO_TEXT || !escaped;
      }
    };
  }

  /** Reads a name without escapes and the colon; where the name ends, or -1. */
  private int readName() {
    int start = at;
    int nameEnd = readString();
    return nameEnd >= 0 && !escaped && nameEnd - start <= MAX_NAME && accept(':') ? nameEnd : -1;
  }

  /** Reads the row of an envelope. Only what it holds itself counts. */
  private boolean readProperties() {
    at++;
    clearColumns();
    inside = true;
    boolean read = readMembers();
    inside = false;
    enveloped = true;
    return read;
  }

  /** The table that the category names, if it does, counts more than the last column, Type. */
  private void takeTable() {
    if (category == NO_TEXT) {
      return;
    }
    int prefixEnd = category + TABLE_PREFIX.length;
    boolean prefixed =
        prefixEnd <= categoryEnd
            && Arrays.equals(bytes, category, prefixEnd, TABLE_PREFIX, 0, TABLE_PREFIX.length);
    int start = prefixed ? prefixEnd : category;
    if ((prefixed || enveloped) && start < categoryEnd) {
      escaped = false;
      takeText(names.length - 1, start, categoryEnd);
    }
  }

  private void takeText(int column, int start, int valueEnd) {
    int span = first + NUMBERS * column;
    spans[span] = start;
    spans[span + 1] = valueEnd;
    spans[span + 2] = escaped ? 1 : 0;
  }

  /** A value that is neither a string nor nested. */
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

  /** A value of which nothing is wanted, so many levels deep. */
  private boolean passOver(int depth) {
    int next = nextByte();
    if (next == '"') {
      at++;
      return readString() >= 0;
    }
    if (next != '{' && next != '[') {
      return readPlain(UNWANTED);
    }
    char closing = next == '{' ? '}' : ']';
    at++;
    if (accept(closing)) {
      return true;
    }
    if (depth == MAX_DEPTH) {
      return false;
    }
    do {
      if (next == '{' && (!accept('"') || readName() < 0)) {
        return false;
      }
      if (!passOver(depth + 1)) {
        return false;
      }
    } while (accept(','));
    return accept(closing);
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

  /** Which name of a row, or of the envelope that it is in, has a meaning beside the columns. */
  private Meaning meaning(int start, int nameEnd) {
    if (inside) {
      return Meaning.NONE;
    }
    return switch (nameEnd - start) {
      case 7 -> is(start, RECORDS) ? Meaning.RECORDS : Meaning.NONE;
      case 8 -> is(start, CATEGORY) ? Meaning.CATEGORY : Meaning.NONE;
      case 10 -> is(start, PROPERTIES) ? Meaning.PROPERTIES : Meaning.NONE;
      default -> Meaning.NONE;
    };
  }

  private boolean is(int start, byte[] name) {
    return Arrays.equals(bytes, start, start + name.length, name, 0, name.length);
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
    while (at < end && isBlank(bytes[at])) {
      at++;
    }
    return peek();
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }

  private int peek() {
    return at < end ? bytes[at] : NOTHING;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

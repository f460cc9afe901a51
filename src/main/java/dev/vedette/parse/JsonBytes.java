package dev.vedette.parse;

/**
 * The bytes of a record, or of an element of a list in it, as far as they can be given to the JSON
 * reader.
 */
final class JsonBytes {
  private static final int ENCODING_SAMPLE = 4;

  private final byte[] bytes;
  private final int start;
  private final int length;
  private final int readable;
  private final int offset;

  /** {@code recordStart}: where the record starts that these bytes are of. */
  JsonBytes(byte[] bytes, int start, int end, int recordStart) {
    this.bytes = bytes;
    this.start = start;
    this.length = end - start;
    this.readable = readable(bytes, start, end);
    this.offset = start - recordStart;
  }

  /**
   * How many bytes precede the first that is not UTF-8; they are read, so that their rows count. A
   * NUL among the first bytes, which no JSON in UTF-8 has, would make the parser guess UTF-16.
   */
  private static int readable(byte[] bytes, int start, int end) {
    int sampled = Math.min(end, start + ENCODING_SAMPLE);
    for (int i = start; i < sampled; i++) {
      if (bytes[i] == 0) {
        return i - start;
      }
    }
    return Utf8.firstInvalid(bytes, start, end) - start;
  }

  byte[] bytes() {
    return bytes;
  }

  int start() {
    return start;
  }

  int end() {
    return start + length;
  }

  boolean startsWith(char c) {
    return length > 0 && bytes[start] == c;
  }

  /** How many of the bytes can be read. */
  int readable() {
    return readable;
  }

  /** Whether that is not all of them. */
  boolean isCut() {
    return readable < length;
  }

  /** How many bytes of the record precede them. */
  int offset() {
    return offset;
  }
}

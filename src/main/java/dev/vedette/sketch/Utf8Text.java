package dev.vedette.sketch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * A text that is still in its bytes, for whoever can do without the string. It does not keep them:
 * whoever owns the array may overwrite it.
 *
 * @param bytes an array that holds the text's UTF-8 bytes, which must be well-formed
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares these.
public record Utf8Text(byte[] bytes, int start, int length) {

  /** {@link TextHash} of the text. */
  public long hash() {
    return TextHash.of(bytes, start, length);
  }

  /** Whether these are the text's bytes; null is none's. */
  public boolean hasBytes(byte[] others) {
    return others != null && Arrays.equals(bytes, start, start + length, others, 0, others.length);
  }

  /** The text's bytes, in an array of their own. */
  public byte[] copyOfBytes() {
    return Arrays.copyOfRange(bytes, start, start + length);
  }

  /** The text as a string. */
  public String text() {
    return new String(bytes, start, length, UTF_8);
  }
}

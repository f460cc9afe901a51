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

  byte[] copyOfBytes() {
    return Arrays.copyOfRange(bytes, start, start + length);
  }

  /** The text as a string. */
  public String text() {
    return new String(bytes, start, length, UTF_8);
  }
}

package dev.vedette.sketch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * UTF-8 that also carries lone surrogates, as the three bytes UTF-8 would give their code. Java
 * strings may hold them (JSON's {@code "\\ud800"} does), and Java's own encoder turns each into a
 * question mark.
 *
 * @see <a href="https://simonsapin.github.io/wtf-8/">The WTF-8 encoding</a>
 */
final class Wtf8 {
  private static final byte LEAD = (byte) 0xED;
  private static final int LEAST_SECOND = 0xA0;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long TOP_BITS = 0x8080808080808080L;

  private Wtf8() {}

  static byte[] encode(String value) {
    return hasLoneSurrogate(value) ? encodeWithSurrogates(value) : value.getBytes(UTF_8);
  }

  /** Decodes what {@link #encode} made; anything else, even if similar, is malformed. */
  static String decode(byte[] bytes) throws IOException {
    return isAscii(bytes) ? new String(bytes, ISO_8859_1) : decodeUnicode(bytes);
  }

  /** The text of bytes that are known to be well-formed. */
  static String text(byte[] bytes) {
    try {
      return decode(bytes);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many characters the text has that {@link #decode} would make of the bytes. */
  static int length(byte[] bytes) throws IOException {
    return isAscii(bytes) ? bytes.length : decodeUnicode(bytes).length();
  }

  static boolean isAscii(byte[] bytes) {
    return isAscii(bytes, 0, bytes.length);
  }

  static boolean isAscii(byte[] bytes, int start, int length) {
    int end = start + length;
    long all = 0;
    int i = start;
    for (; i + Long.BYTES <= end; i += Long.BYTES) {
      all |= (long) LONGS.get(bytes, i);
    }
    for (; i < end; i++) {
      all |= bytes[i];
    }
    return (all & TOP_BITS) == 0;
  }

  private static String decodeUnicode(byte[] bytes) throws IOException {
    String value = new String(bytes, UTF_8);
    if (Arrays.equals(value.getBytes(UTF_8), bytes)) {
      return value;
    }
    String withSurrogates = decodeWithSurrogates(bytes);
    if (!Arrays.equals(encode(withSurrogates), bytes)) {
      throw new IOException("text of " + bytes.length + " bytes is not well-formed WTF-8");
    }
    return withSurrogates;
  }

  // Looking at each character costs a few nanoseconds, less than anything that could save it.
  private static boolean hasLoneSurrogate(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) >= Character.MIN_SURROGATE && isLoneSurrogate(value, i)) {
        return true;
      }
    }
    return false;
  }

  private static byte[] encodeWithSurrogates(String value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(value.length() * 3);
    int from = 0;
    for (int i = 0; i < value.length(); i++) {
      if (isLoneSurrogate(value, i)) {
        out.writeBytes(value.substring(from, i).getBytes(UTF_8));
        out.writeBytes(threeBytes(value.charAt(i)));
        from = i + 1;
      }
    }
    out.writeBytes(value.substring(from).getBytes(UTF_8));
    return out.toByteArray();
  }

  private static byte[] threeBytes(char surrogate) {
    return new byte[] {
      LEAD, (byte) (0x80 | (surrogate >> 6 & 0x3F)), (byte) (0x80 | (surrogate & 0x3F))
    };
  }

  private static String decodeWithSurrogates(byte[] bytes) {
    StringBuilder value = new StringBuilder(bytes.length);
    int from = 0;
    // The lead byte is never a continuation byte, so that it can be searched for.
    for (int i = 0; i + 2 < bytes.length; i++) {
      if (bytes[i] == LEAD && (bytes[i + 1] & 0xFF) >= LEAST_SECOND) {
        value.append(new String(bytes, from, i - from, UTF_8));
        value.append((char) (0xD000 | (bytes[i + 1] & 0x3F) << 6 | (bytes[i + 2] & 0x3F)));
        from = i + 3;
      }
    }
    return value.append(new String(bytes, from, bytes.length - from, UTF_8)).toString();
  }

  private static boolean isLoneSurrogate(String value, int index) {
    char c = value.charAt(index);
    if (!Character.isSurrogate(c)) {
      return false;
    }
    return Character.isHighSurrogate(c)
        ? index + 1 == value.length() || !Character.isLowSurrogate(value.charAt(index + 1))
        : index == 0 || !Character.isHighSurrogate(value.charAt(index - 1));
  }
}

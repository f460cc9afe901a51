package dev.vedette.parse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Strict UTF-8 as in the Unicode standard's table 3-7: no overlong forms, no surrogates, nothing
 * above U+10FFFF. The JSON reader lets all of these pass.
 */
public final class Utf8 {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;

  private Utf8() {}

  /** Whether all of the bytes are whole characters. */
  public static boolean isValid(byte[] bytes, int start, int end) {
    return firstInvalid(bytes, start, end) == end;
  }

  /** The index of the first byte that is not part of a whole character, or {@code end}. */
  static int firstInvalid(byte[] bytes, int start, int end) {
    int i = start;
    while (i < end) {
      i = skipAscii(bytes, i, end);
      if (i == end) {
        return end;
      }
      int length = characterLength(bytes, i, end);
      if (length == 0) {
        return i;
      }
      i += length;
    }
    return i;
  }

  /** Eight bytes at a time, since logs are nearly all ASCII. */
  private static int skipAscii(byte[] bytes, int start, int end) {
    int i = start;
    while (i <= end - Long.BYTES && ((long) LONGS.get(bytes, i) & HIGH_BITS) == 0) {
      i += Long.BYTES;
    }
    while (i < end && bytes[i] >= 0) {
      i++;
    }
    return i;
  }

  /** The length of the character of two to four bytes that begins here, or 0 if none does. */
  private static int characterLength(byte[] bytes, int i, int end) {
    int lead = bytes[i] & 0xFF;
    int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (lead < 0xC2 || lead > 0xF4 || i + length > end || !isSecond(lead, bytes[i + 1] & 0xFF)) {
      return 0;
    }
    for (int k = 2; k < length; k++) {
      if ((bytes[i + k] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  /** The second byte's range is narrower after the four leads at the edges of what is encoded. */
  private static boolean isSecond(int lead, int second) {
    int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    return second >= lowest && second <= highest;
  }
}

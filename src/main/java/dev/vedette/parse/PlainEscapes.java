package dev.vedette.parse;

/**
 * Resolves the escapes of a JSON string that stand for one ASCII character, such as {@code \\/},
 * without making a string. Its buffer is used again, so not for several threads.
 */
public final class PlainEscapes {
  private static final String KINDS = "\"\\/bfnrt";
  private static final String MEANINGS = "\"\\/\b\f\n\r\t";

  private byte[] text = new byte[256];
  private int length;

  /**
   * Resolves a string's escapes.
   *
   * @param bytes where the string stands from {@code start} to {@code end}; its escapes are valid
   * @return false: it has others, by number, and {@link #text} is of no use
   */
  public boolean resolve(byte[] bytes, int start, int end) {
    if (text.length < end - start) {
      text = new byte[2 * (end - start)];
    }
    length = 0;
    for (int i = start; i < end; i++) {
      byte b = bytes[i];
      if (b == '\\') {
        int kind = KINDS.indexOf(bytes[++i]);
        if (kind < 0) {
          return false;
        }
        b = (byte) MEANINGS.charAt(kind);
      }
      text[length++] = b;
    }
    return true;
  }

  /** What the string says, from 0 to {@link #length}, until the next is resolved. */
  public byte[] text() {
    return text;
  }

  /** How many bytes of {@link #text} count. */
  public int length() {
    return length;
  }
}

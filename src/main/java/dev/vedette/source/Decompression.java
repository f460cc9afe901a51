package dev.vedette.source;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Opens compressed files as what is in them. They are told by their first bytes, so that a wrong
 * name does no harm; a name that promises compression must be right, since such a file is damaged.
 */
final class Decompression {
  private static final int BUFFER = 64 * 1024;

  private Decompression() {}

  /** The decompressed content; the stream itself if it is not compressed. */
  static InputStream open(InputStream raw, String name) throws IOException {
    BufferedInputStream in = new BufferedInputStream(raw, BUFFER);
    in.mark(4);
    byte[] magic = in.readNBytes(4);
    in.reset();
    if (startsWith(magic, 0x1f, 0x8b)) {
      return new GZIPInputStream(in, BUFFER);
    }
    if (startsWith(magic, 0x28, 0xb5, 0x2f, 0xfd)) {
      return new ZstdInputStream(in);
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".gz") || lower.endsWith(".zst")) {
      throw new ZipException("named as a compressed file, but not one, or cut at its beginning");
    }
    return in;
  }

  /** Whether a file with this beginning is compressed. */
  static boolean isCompressed(byte[] magic) {
    return startsWith(magic, 0x1f, 0x8b) || startsWith(magic, 0x28, 0xb5, 0x2f, 0xfd);
  }

  private static boolean startsWith(byte[] bytes, int... expected) {
    if (bytes.length < expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if ((bytes[i] & 0xff) != expected[i]) {
        return false;
      }
    }
    return true;
  }
}

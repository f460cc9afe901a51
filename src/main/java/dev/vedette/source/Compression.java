package dev.vedette.source;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.ZipException;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * How a file is compressed. It is told by the first bytes, so that a wrong name does no harm; a
 * gzip file may have several members, as appended and rotated logs do, and a cut or damaged one is
 * an error at any of them; a name that promises compression must be right, since such a file is
 * damaged.
 */
enum Compression {
  NONE {
    @Override
    InputStream decompress(InputStream in) {
      return in;
    }
  },
  GZIP {
    @Override
    InputStream decompress(InputStream in) throws IOException {
      return new GzipCompressorInputStream(in, true);
    }
  },
  ZSTD {
    @Override
    InputStream decompress(InputStream in) throws IOException {
      return new ZstdInputStream(in);
    }
  };

  /** What is in the file; the stream itself if it is not compressed. */
  abstract InputStream decompress(InputStream in) throws IOException;

  /** Looks at the first bytes, and leaves them in the stream. */
  static Compression of(BufferedInputStream in, String name) throws IOException {
    in.mark(4);
    byte[] magic = in.readNBytes(4);
    in.reset();
    if (startsWith(magic, 0x1f, 0x8b)) {
      return GZIP;
    }
    if (startsWith(magic, 0x28, 0xb5, 0x2f, 0xfd) || isSkippableFrame(magic)) {
      return ZSTD;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".gz") || lower.endsWith(".zst")) {
      throw new ZipException("named as a compressed file, but not one, or cut at its beginning");
    }
    return NONE;
  }

  /** Parallel compressors of Zstandard begin with a frame that holds no data. */
  private static boolean isSkippableFrame(byte[] magic) {
    return magic.length == 4
        && (magic[0] & 0xf0) == 0x50
        && magic[1] == 0x2a
        && magic[2] == 0x4d
        && magic[3] == 0x18;
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

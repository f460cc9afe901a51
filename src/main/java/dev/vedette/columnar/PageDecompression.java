package dev.vedette.columnar;

import com.github.luben.zstd.Zstd;
import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Decompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/** Decompresses pages. Parquet's own factory of codecs needs Hadoop. */
enum PageDecompression {
  NONE {
    @Override
    int write(byte[] in, int from, int length, byte[] out, int at, int room) {
      System.arraycopy(in, from, out, at, length);
      return length;
    }
  },
  ZSTD {
    @Override
    int write(byte[] in, int from, int length, byte[] out, int at, int room) throws IOException {
      long written = Zstd.decompressByteArray(out, at, room, in, from, length);
      if (Zstd.isError(written)) {
        throw new IOException(Zstd.getErrorName(written));
      }
      return (int) written;
    }
  },
  SNAPPY {
    @Override
    int write(byte[] in, int from, int length, byte[] out, int at, int room) throws IOException {
      int promised = Snappy.uncompressedLength(in, from, length);
      if (promised > room) {
        return promised;
      }
      return Snappy.uncompress(in, from, length, out, at);
    }
  },
  GZIP {
    @Override
    int write(byte[] in, int from, int length, byte[] out, int at, int room) throws IOException {
      try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(in, from, length))) {
        return gzip.readNBytes(out, at, room);
      }
    }
  },
  LZ4_RAW {
    @Override
    int write(byte[] in, int from, int length, byte[] out, int at, int room) throws IOException {
      try {
        return new Lz4Decompressor().decompress(in, from, length, out, at, room);
      } catch (MalformedInputException e) {
        throw new IOException(e.getMessage(), e);
      }
    }
  };

  static final String ALLOWED = "uncompressed, zstd, snappy, gzip, lz4_raw";

  /** Writes at most {@code room} bytes; answers how many there are. */
  abstract int write(byte[] in, int from, int length, byte[] out, int at, int room)
      throws IOException;

  /** The decompression of a codec; null if there is none. */
  static PageDecompression of(CompressionCodecName codec) {
    return switch (codec) {
      case UNCOMPRESSED -> NONE;
      case ZSTD -> ZSTD;
      case SNAPPY -> SNAPPY;
      case GZIP -> GZIP;
      case LZ4_RAW -> LZ4_RAW;
      case LZO, BROTLI, LZ4 -> null;
    };
  }

  /** Writes exactly so many bytes. */
  void decompress(byte[] in, int from, int length, byte[] out, int at, int expected)
      throws IOException {
    if (this == NONE && length != expected) {
      throw new IOException(length + " bytes instead of " + expected);
    }
    int written = write(in, from, length, out, at, expected);
    if (written != expected) {
      throw new IOException(written + " bytes instead of " + expected);
    }
  }
}

package dev.vedette.columnar;

import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.column.values.bitpacking.BytePacker;
import org.apache.parquet.column.values.bitpacking.Packer;

/**
 * Decodes small numbers that are stored as runs, either one number many times or numbers packed
 * into bits.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/data-pages/encodings/">RLE /
 *     bit-packing hybrid</a>
 */
final class HybridRuns {
  private static final int GROUP = 8;

  private final byte[] bytes;
  private final int end;
  private final int width;
  private int at;

  /** Runs between two places of an array, of numbers of {@code width} bits. */
  HybridRuns(byte[] bytes, int start, int end, int width) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
    this.width = width;
  }

  /** Whether the first run is this number for all of {@code count} values. */
  boolean isAll(int number, int count) throws IOException {
    int before = at;
    int header = header();
    boolean all = (header & 1) == 0 && header >>> 1 >= count && repeated() == number;
    at = before;
    return all;
  }

  /** Decodes so many numbers; the array has room for seven more. */
  void read(int[] into, int count) throws IOException {
    BytePacker packer = Packer.LITTLE_ENDIAN.newBytePacker(width);
    int done = 0;
    while (done < count) {
      int header = header();
      if ((header & 1) == 0) {
        int length = Math.min(header >>> 1, count - done);
        Arrays.fill(into, done, done + length, repeated());
        done += length;
      } else {
        done = unpack(packer, into, done, count, header >>> 1);
      }
    }
  }

  @SuppressWarnings("deprecation") // The form that takes a ByteBuffer is slower.
  private int unpack(BytePacker packer, int[] into, int from, int count, int groups)
      throws IOException {
    int done = from;
    for (int i = 0; i < groups && done < count; i++, at += width, done += GROUP) {
      int needed = (Math.min(GROUP, count - done) * width + 7) / 8;
      if (needed > end - at) {
        throw new IOException("it ends within its numbers");
      }
      if (width == 0) {
        // Its packer would write nothing.
        Arrays.fill(into, done, done + GROUP, 0);
      } else if (at + width <= end) {
        packer.unpack8Values(bytes, at, into, done);
      } else {
        // Some writers leave out what lies behind the last value.
        byte[] last = Arrays.copyOf(Arrays.copyOfRange(bytes, at, end), width);
        packer.unpack8Values(last, 0, into, done);
      }
    }
    return Math.min(done, count);
  }

  private int header() throws IOException {
    int value = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += 7) {
      if (at >= end) {
        throw new IOException("it ends within its numbers");
      }
      byte b = bytes[at++];
      value |= (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new IOException("a run of no known length");
  }

  private int repeated() throws IOException {
    int size = (width + 7) / 8;
    if (at + size > end) {
      throw new IOException("it ends within its numbers");
    }
    int value = 0;
    for (int i = 0; i < size; i++) {
      value |= (bytes[at++] & 0xff) << (8 * i);
    }
    return value;
  }
}

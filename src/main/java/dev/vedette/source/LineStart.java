package dev.vedette.source;

import java.io.IOException;
import org.apache.flink.core.fs.FSDataInputStream;

/**
 * Finds where a split's first line starts. A line belongs to the split in which its first byte
 * lies: what a split has before its first line end is the rest of an earlier split's line, unless
 * that line ends just before the split.
 */
final class LineStart {
  private static final int BLOCK = 8 * 1024;

  private LineStart() {}

  /**
   * Where the first line starts that starts from {@code from} on; {@code end} if none starts before
   * it; the file's end if that comes first.
   */
  static long find(FSDataInputStream in, long from, long end) throws IOException {
    if (from == 0) {
      return 0;
    }
    long at = from - 1;
    in.seek(at);
    byte[] block = new byte[BLOCK];
    while (at < end - 1) {
      int count = in.read(block, 0, (int) Math.min(BLOCK, end - 1 - at));
      if (count < 0) {
        return at;
      }
      for (int i = 0; i < count; i++) {
        if (block[i] == '\n') {
          return at + i + 1;
        }
      }
      at += count;
    }
    return end;
  }
}

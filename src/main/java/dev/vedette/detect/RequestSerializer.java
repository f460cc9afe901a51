package dev.vedette.detect;

import dev.vedette.sketch.BottomSamples;
import dev.vedette.sketch.DistinctSketch;
import dev.vedette.sketch.Utf8Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Writes accumulators of one request without making them. */
record RequestSerializer(ScrapeStats.Layout layout) {
  // All but the texts. If it were wrong, bytes would be copied once more.
  private static final int FIXED_BYTES = 78;

  /**
   * The bytes that {@link ScrapeStats#writeTo} would write; null: texts that are not kept as they
   * are, or more than one keyword, need an accumulator.
   */
  byte[] pack(long time, Utf8Text url, Utf8Text userAgent, List<String> keywords) {
    if (keywords.size() != 1
        || !BottomSamples.keepsAsItIs(url)
        || !BottomSamples.keepsAsItIs(userAgent)) {
      return null;
    }
    String keyword = keywords.get(0);
    DataOutputSerializer out =
        new DataOutputSerializer(
            FIXED_BYTES + url.length() + userAgent.length() + keyword.length());
    try {
      write(time, url, userAgent, keyword, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] buffer = out.getSharedBuffer();
    return buffer.length == out.length() ? buffer : out.getCopyOfBuffer();
  }

  private void write(
      long time, Utf8Text url, Utf8Text userAgent, String keyword, DataOutputSerializer out)
      throws IOException {
    ScrapeStats.writeHead(1, time, time, out);
    long urlHash = url.hash();
    DistinctSketch.writeOne(layout.exactUpTo(), layout.precision(), urlHash, out);
    BottomSamples.writeOne(layout.sampledUrls(), urlHash, url, out);
    BottomSamples.writeOne(layout.userAgents(), userAgent.hash(), userAgent, out);
    out.writeInt(1);
    out.writeUTF(keyword);
  }
}

package dev.vedette.detect;

import dev.vedette.sketch.CountingSketch;
import dev.vedette.spill.RecordLog;
import dev.vedette.spill.SpillSpace;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Partials in their bytes until all are there, and how many requests their windows have at most, so
 * that only those of windows that may pass a limit are read again.
 */
final class WaitingPartials {
  private final RecordLog log;
  private final ScrapePartialSerializer serializer = new ScrapePartialSerializer();
  private final DataOutputSerializer out = new DataOutputSerializer(512);
  private final CountingSketch requests;

  /** {@code log2Counters}: of how many counters, one byte each. */
  WaitingPartials(SpillSpace space, int log2Counters) {
    requests = new CountingSketch(log2Counters);
    log = space.newLog();
  }

  /** Takes the partials whose windows may pass. */
  interface Reader {
    void take(long hash, ScrapePartial partial) throws IOException;
  }

  void add(long hash, ScrapePartial partial) throws IOException {
    out.clear();
    serializer.serialize(partial, out);
    requests.add(hash, partial.count());
    log.append(hash, out.getSharedBuffer(), out.length());
  }

  /**
   * Hands out what belongs to windows that may have more than so many requests; can be asked once.
   */
  void drain(long neverPassed, Reader reader) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer();
    log.drain(
        new RecordLog.Reader() {
          @Override
          public boolean wants(long hash) {
            return requests.mayExceed(hash, neverPassed);
          }

          @Override
          public void take(long hash, byte[] bytes, int length) throws IOException {
            in.setBuffer(bytes, 0, length);
            reader.take(hash, serializer.deserialize(in));
          }
        });
  }
}

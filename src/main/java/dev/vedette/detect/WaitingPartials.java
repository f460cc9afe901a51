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
  private final PartialBytes bytes;
  private final CountingSketch requests;

  /**
   * None yet.
   *
   * @param bytes may be shared with others in the same thread
   * @param log2Counters of how many counters, one byte each
   */
  WaitingPartials(SpillSpace space, PartialBytes bytes, int log2Counters) {
    this.bytes = bytes;
    requests = new CountingSketch(log2Counters);
    log = space.newLog();
  }

  /** Partials to bytes and back; it keeps room for the largest. */
  static final class PartialBytes {
    private final ScrapePartialSerializer serializer = new ScrapePartialSerializer();
    private final DataOutputSerializer out = new DataOutputSerializer(512);
    private final DataInputDeserializer in = new DataInputDeserializer();
  }

  /** Takes the partials whose windows may pass. */
  interface Reader {
    void take(long hash, ScrapePartial partial) throws IOException;
  }

  void add(long hash, ScrapePartial partial) throws IOException {
    bytes.out.clear();
    bytes.serializer.serialize(partial, bytes.out);
    requests.add(hash, partial.count());
    log.append(hash, bytes.out.getSharedBuffer(), bytes.out.length());
  }

  /**
   * Hands out what belongs to windows that may have more than so many requests; can be asked once.
   */
  void drain(long neverPassed, Reader reader) throws IOException {
    log.drain(
        new RecordLog.Reader() {
          @Override
          public boolean wants(long hash) {
            return requests.mayExceed(hash, neverPassed);
          }

          @Override
          public void take(long hash, byte[] record, int length) throws IOException {
            bytes.in.setBuffer(record, 0, length);
            reader.take(hash, bytes.serializer.deserialize(bytes.in));
          }
        });
  }
}

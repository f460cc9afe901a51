package dev.vedette.sink;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.flink.api.common.serialization.BulkWriter;

/** Writes records as JSON lines. */
final class NdjsonBulkWriter<T> implements BulkWriter<T> {

  private static final int BUFFER_BYTES = 64 * 1024;

  private final RecordType<T> type;
  private final OutputStream out;

  NdjsonBulkWriter(RecordType<T> type, OutputStream out) {
    this.type = type;
    this.out = new BufferedOutputStream(out, BUFFER_BYTES);
  }

  @Override
  public void addElement(T row) throws IOException {
    JsonLines.write(type, row, out);
    out.write('\n');
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  /** Hands everything to the operating system, so that a full disk shows here and not later. */
  @Override
  public void finish() throws IOException {
    out.flush();
  }
}

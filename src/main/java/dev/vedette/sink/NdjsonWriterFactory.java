package dev.vedette.sink;

import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.core.fs.FSDataOutputStream;

/**
 * Opens part files of JSON lines.
 *
 * @param layout the kind of record
 * @param target the output's name in error messages
 */
record NdjsonWriterFactory<T>(Layout<T> layout, String target) implements BulkWriter.Factory<T> {

  @Override
  public BulkWriter<T> create(FSDataOutputStream out) {
    return new NdjsonBulkWriter<>(layout.type(), new TargetStream(out, target));
  }
}

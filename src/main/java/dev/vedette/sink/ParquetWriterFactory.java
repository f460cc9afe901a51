package dev.vedette.sink;

import java.io.IOException;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.core.fs.FSDataOutputStream;

/**
 * Opens Parquet part files.
 *
 * @param layout the kind of record
 * @param target the output's name in error messages
 */
record ParquetWriterFactory<T>(Layout<T> layout, String target) implements BulkWriter.Factory<T> {

  @Override
  public BulkWriter<T> create(FSDataOutputStream out) throws IOException {
    PositionedTarget positioned = new PositionedTarget(new TargetStream(out, target), out.getPos());
    return new ParquetBulkWriter<>(
        new RowWriterBuilder<>(layout.type(), new SingleOutput(positioned)).open());
  }
}

package dev.vedette.sink;

import java.io.IOException;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.parquet.hadoop.ParquetWriter;

/** Writes records as rows of a Parquet file. */
final class ParquetBulkWriter<T> implements BulkWriter<T> {

  private final ParquetWriter<T> writer;

  ParquetBulkWriter(ParquetWriter<T> writer) {
    this.writer = writer;
  }

  @Override
  public void addElement(T row) throws IOException {
    writer.write(row);
  }

  /** Parquet writes whole row groups; there is nothing to push out in between. */
  @Override
  public void flush() {}

  /** Writes the last rows and the footer, and flushes the stream; Flink closes it. */
  @Override
  public void finish() throws IOException {
    writer.close();
  }
}

package dev.vedette.sink;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.RecordConsumer;

/** Feeds records to Parquet by their description. */
final class RowWriteSupport<T> extends WriteSupport<T> {

  private final RecordType<T> type;
  private RecordConsumer out;

  RowWriteSupport(RecordType<T> type) {
    this.type = type;
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return new WriteContext(type.rows(), Map.of());
  }

  /** Never called here, but it is the method that Parquet declares abstract. */
  @Override
  @SuppressWarnings("deprecation")
  public WriteContext init(Configuration configuration) {
    return new WriteContext(type.rows(), Map.of());
  }

  @Override
  public void prepareForWrite(RecordConsumer consumer) {
    out = consumer;
  }

  @Override
  public void write(T row) {
    type.writeRow(out, row);
  }
}

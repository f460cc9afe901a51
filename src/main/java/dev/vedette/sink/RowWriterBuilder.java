package dev.vedette.sink;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;

/**
 * Opens Parquet writers without Hadoop: with a plain configuration and our own codec. Parquet's
 * signatures still name one Hadoop class; no object of it is ever made, so it is not needed to run.
 */
final class RowWriterBuilder<T> extends ParquetWriter.Builder<T, RowWriterBuilder<T>> {

  /**
   * Small against Parquet's 128 MiB: a backfill keeps one file open for each day it covers, and
   * every open file holds up to a row group in memory.
   */
  private static final long ROW_GROUP_BYTES = 8L * 1024 * 1024;

  private static final int PAGE_BYTES = 256 * 1024;

  private final RecordType<T> type;

  RowWriterBuilder(RecordType<T> type, OutputFile file) {
    super(file);
    this.type = type;
  }

  /**
   * Without dictionaries: each would take 16 KiB in every open file from its first row on, three
   * quarters of what a file of few alerts needs. Zstandard finds the repetitions as well.
   */
  ParquetWriter<T> open() throws IOException {
    return withConf(new PlainParquetConfiguration())
        .withCodecFactory(new ZstdCodecFactory())
        .withCompressionCodec(CompressionCodecName.ZSTD)
        .withRowGroupSize(ROW_GROUP_BYTES)
        .withPageSize(PAGE_BYTES)
        .withDictionaryEncoding(false)
        .build();
  }

  @Override
  protected RowWriterBuilder<T> self() {
    return this;
  }

  @Override
  protected WriteSupport<T> getWriteSupport(ParquetConfiguration configuration) {
    return new RowWriteSupport<>(type);
  }

  /** Never called here, but it is the method that Parquet declares abstract. */
  @Override
  @SuppressWarnings("deprecation")
  protected WriteSupport<T> getWriteSupport(Configuration configuration) {
    return new RowWriteSupport<>(type);
  }
}

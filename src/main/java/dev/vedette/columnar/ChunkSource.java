package dev.vedette.columnar;

import java.io.Closeable;
import java.io.IOException;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.SeekableInputStream;

/** Reads whole column chunks of one file, still compressed. */
final class ChunkSource implements Closeable {
  private final SeekableInputStream in;
  private long bytesRead;

  ChunkSource(SeekableInputStream in) {
    this.in = in;
  }

  /** The length of a chunk. */
  static int length(ColumnChunkMetaData chunk) throws IOException {
    long length = chunk.getTotalSize();
    if (length < 0 || length > Integer.MAX_VALUE - 8) {
      throw new IOException("a column chunk of " + length + " bytes");
    }
    return (int) length;
  }

  /** Reads a chunk to the beginning of an array that is long enough. */
  void read(ColumnChunkMetaData chunk, byte[] into) throws IOException {
    int length = length(chunk);
    in.seek(chunk.getStartingPos());
    in.readFully(into, 0, length);
    bytesRead += length;
  }

  long bytesRead() {
    return bytesRead;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

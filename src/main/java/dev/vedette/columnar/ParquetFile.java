package dev.vedette.columnar;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.MessageType;

/** An open Parquet file. Whatever is wrong with it is an {@code IOException} that says what. */
public final class ParquetFile implements Closeable {
  /** The bytes that a Parquet file begins and ends with. */
  public static final String MAGIC = "PAR1";

  /** The same if its footer is encrypted. */
  public static final String ENCRYPTED_MAGIC = "PARE";

  private final ChunkSource chunks;
  private final ParquetMetadata metadata;
  private final long length;

  private ParquetFile(SeekableInputStream in, ParquetMetadata metadata, long length) {
    this.chunks = new ChunkSource(in);
    this.metadata = metadata;
    this.length = length;
  }

  /** Opens a file; {@code footers} reads its footer. */
  public static ParquetFile open(InputFile file, FooterReader footers) throws IOException {
    long length = file.getLength();
    SeekableInputStream in = file.newStream();
    try {
      return new ParquetFile(in, footers.read(in, length), length);
    } catch (RuntimeException e) {
      in.close();
      throw new IOException("the Parquet footer is damaged: " + Damage.of(e), e);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** All columns. */
  public MessageType schema() {
    return metadata.getFileMetaData().getSchema();
  }

  /**
   * The row groups, in order, that begin in a part of the file; parts that together make up the
   * file have each row group once.
   *
   * @param from first byte of the part
   * @param to behind its last byte
   */
  public List<RowGroup> rowGroups(long from, long to) {
    List<RowGroup> groups = new ArrayList<>();
    long firstRow = 0;
    int number = 0;
    for (BlockMetaData block : metadata.getBlocks()) {
      long start = block.getColumns().isEmpty() ? 0 : block.getStartingPos();
      if (start >= from && start < to && block.getRowCount() > 0) {
        groups.add(new RowGroup(block, number, firstRow, chunks));
      }
      firstRow += block.getRowCount();
      number++;
    }
    return groups;
  }

  /** How long the file was when it was opened, in bytes. */
  public long length() {
    return length;
  }

  /** How many bytes of columns were read so far. */
  public long bytesRead() {
    return chunks.bytesRead();
  }

  @Override
  public void close() throws IOException {
    chunks.close();
  }
}

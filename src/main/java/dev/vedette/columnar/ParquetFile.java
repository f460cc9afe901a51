package dev.vedette.columnar;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.Util;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
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

  private static final int TAIL_BYTES = Integer.BYTES + MAGIC.length();
  private static final int MAGIC_NUMBER = magicNumber(MAGIC);
  private static final int ENCRYPTED_NUMBER = magicNumber(ENCRYPTED_MAGIC);

  private final ChunkSource chunks;
  private final ParquetMetadata metadata;
  private final long length;

  private ParquetFile(SeekableInputStream in, ParquetMetadata metadata, long length) {
    this.chunks = new ChunkSource(in);
    this.metadata = metadata;
    this.length = length;
  }

  /** Reads a file's footer. */
  public static ParquetFile open(InputFile file) throws IOException {
    long length = file.getLength();
    SeekableInputStream in = file.newStream();
    try {
      return new ParquetFile(in, checked(footer(in, length), length), length);
    } catch (RuntimeException e) {
      in.close();
      throw new IOException("the Parquet footer is damaged: " + Damage.of(e), e);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static ParquetMetadata footer(SeekableInputStream in, long length) throws IOException {
    if (length < MAGIC.length() + TAIL_BYTES) {
      throw new IOException("a Parquet file of " + length + " bytes breaks off");
    }
    byte[] tail = new byte[TAIL_BYTES];
    in.seek(length - TAIL_BYTES);
    in.readFully(tail);
    ByteBuffer numbers = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
    int footerBytes = numbers.getInt();
    checkMagic(numbers.getInt());
    if (footerBytes <= 0 || footerBytes > length - TAIL_BYTES - MAGIC.length()) {
      throw new IOException("the Parquet footer is damaged: a length of " + footerBytes);
    }
    byte[] footer = new byte[footerBytes];
    in.seek(length - TAIL_BYTES - footerBytes);
    in.readFully(footer);
    return new ParquetMetadataConverter()
        .fromParquetMetadata(Util.readFileMetaData(new ByteArrayInputStream(footer)));
  }

  /** What lies outside the file would be in no part of it, and so be left out without a trace. */
  private static ParquetMetadata checked(ParquetMetadata metadata, long length) throws IOException {
    for (BlockMetaData block : metadata.getBlocks()) {
      if (block.getRowCount() < 0 || block.getRowCount() > Integer.MAX_VALUE) {
        throw new IOException("a row group of " + block.getRowCount() + " rows");
      }
      for (ColumnChunkMetaData chunk : block.getColumns()) {
        long start = chunk.getStartingPos();
        if (start < MAGIC.length()
            || chunk.getTotalSize() < 0
            || chunk.getTotalSize() > length - start) {
          throw new IOException(
              "the Parquet footer is damaged: a column chunk of "
                  + chunk.getTotalSize()
                  + " bytes at "
                  + start);
        }
      }
    }
    return metadata;
  }

  private static void checkMagic(int number) throws IOException {
    if (number == ENCRYPTED_NUMBER) {
      throw new IOException("encrypted Parquet is not read");
    }
    if (number != MAGIC_NUMBER) {
      throw new IOException("a Parquet file breaks off: it does not end with " + MAGIC);
    }
  }

  private static int magicNumber(String magic) {
    return magic.charAt(0)
        | (magic.charAt(1) << 8)
        | (magic.charAt(2) << 16)
        | (magic.charAt(3) << 24);
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

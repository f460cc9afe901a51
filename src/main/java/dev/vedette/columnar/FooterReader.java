package dev.vedette.columnar;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.format.Util;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.SeekableInputStream;

/**
 * Reads footers. The last one is remembered: a large file is opened again for each of its parts,
 * and to take its footer apart is dear. Not safe for several threads.
 */
public final class FooterReader {
  private static final int TAIL_BYTES = Integer.BYTES + ParquetFile.MAGIC.length();
  private static final int MAGIC_NUMBER = magicNumber(ParquetFile.MAGIC);
  private static final int ENCRYPTED_NUMBER = magicNumber(ParquetFile.ENCRYPTED_MAGIC);

  private byte[] lastBytes;
  private long lastLength;
  private ParquetMetadata last;

  /** The footer of a file that has this length. */
  ParquetMetadata read(SeekableInputStream in, long length) throws IOException {
    byte[] footer = bytes(in, length);
    if (length != lastLength || !Arrays.equals(footer, lastBytes)) {
      last = checked(parse(footer), length);
      lastBytes = footer;
      lastLength = length;
    }
    return last;
  }

  private static byte[] bytes(SeekableInputStream in, long length) throws IOException {
    if (length < ParquetFile.MAGIC.length() + TAIL_BYTES) {
      throw new IOException("a Parquet file of " + length + " bytes breaks off");
    }
    byte[] tail = new byte[TAIL_BYTES];
    in.seek(length - TAIL_BYTES);
    in.readFully(tail);
    ByteBuffer numbers = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
    int footerBytes = numbers.getInt();
    checkMagic(numbers.getInt());
    if (footerBytes <= 0 || footerBytes > length - TAIL_BYTES - ParquetFile.MAGIC.length()) {
      throw new IOException("the Parquet footer is damaged: a length of " + footerBytes);
    }
    byte[] footer = new byte[footerBytes];
    in.seek(length - TAIL_BYTES - footerBytes);
    in.readFully(footer);
    return footer;
  }

  private static ParquetMetadata parse(byte[] footer) throws IOException {
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
        if (start < ParquetFile.MAGIC.length()
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
      throw new IOException("a Parquet file breaks off: it does not end with " + ParquetFile.MAGIC);
    }
  }

  private static int magicNumber(String magic) {
    return magic.charAt(0)
        | (magic.charAt(1) << 8)
        | (magic.charAt(2) << 16)
        | (magic.charAt(3) << 24);
  }
}

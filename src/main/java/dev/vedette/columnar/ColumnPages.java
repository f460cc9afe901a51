package dev.vedette.columnar;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;

/**
 * Walks over the pages of one column in a row group. The chunk is read when its first page is asked
 * for, a page is decompressed when it is loaded; all memory is used again for the next ones.
 */
final class ColumnPages {
  /**
   * Writers make pages of some MiB at most; a larger number is damage, and must not be allocated.
   */
  private static final int MAX_PAGE_BYTES = 256 << 20;

  private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

  private final PageValues values;
  private ColumnChunkMetaData chunk;
  private ChunkSource source;
  private PageDecompression codec;
  private byte[] bytes = new byte[0];
  private int at;
  private int end;
  private PageHeader header;
  private int body;
  private int rowsLeft;
  private boolean isRead;

  ColumnPages(ColumnDescriptor column) {
    values = new PageValues(column);
  }

  void begin(ColumnChunkMetaData columnChunk, ChunkSource chunks, int rows) throws IOException {
    chunk = columnChunk;
    source = chunks;
    codec = PageDecompression.of(columnChunk.getCodec());
    if (codec == null) {
      throw new IOException(
          "compressed with " + chunk.getCodec() + "; read are " + PageDecompression.ALLOWED);
    }
    rowsLeft = rows;
    isRead = false;
    values.begin();
  }

  PageValues values() {
    return values;
  }

  /** Goes to the next page of values; answers how many rows it has. */
  int next() throws IOException {
    if (!isRead) {
      readChunk();
    }
    int rows = -1;
    while (rows < 0) {
      if (at >= end) {
        throw new IOException("it ends " + rowsLeft + " rows too early");
      }
      readHeader();
      rows = rows(header);
    }
    if (rows > rowsLeft) {
      throw new IOException("a page of " + rows + " rows where " + rowsLeft + " are left");
    }
    rowsLeft -= rows;
    return rows;
  }

  /** How many rows a page has, or -1 if it is none of values. */
  private int rows(PageHeader page) throws IOException {
    if (page.isSetData_page_header()) {
      return page.getData_page_header().getNum_values();
    }
    if (page.isSetData_page_header_v2()) {
      return page.getData_page_header_v2().getNum_values();
    }
    if (page.getType() == PageType.DICTIONARY_PAGE) {
      checkSum();
      values.loadDictionary(page, bytes, body, codec);
    }
    return -1;
  }

  /** Makes the values of the page there to be asked for. */
  void load() throws IOException {
    checkSum();
    if (header.isSetData_page_header()) {
      values.loadVersion1(header, bytes, body, codec);
    } else {
      values.loadVersion2(header, bytes, body, codec);
    }
  }

  private void readChunk() throws IOException {
    int length = ChunkSource.length(chunk);
    if (bytes.length < length) {
      // With room for a chunk that is a little longer, as the next one often is.
      bytes = new byte[(int) Math.min(MAX_ARRAY, length + (long) length / 8)];
    }
    source.read(chunk, bytes);
    at = 0;
    end = length;
    isRead = true;
  }

  private void readHeader() throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(bytes, at, end - at);
    header = Util.readPageHeader(in);
    body = end - in.available();
    int length = header.getCompressed_page_size();
    if (length < 0 || length > end - body) {
      throw new IOException("a page of " + length + " bytes where " + (end - body) + " are left");
    }
    int decompressed = header.getUncompressed_page_size();
    if (decompressed < 0 || decompressed > MAX_PAGE_BYTES) {
      throw new IOException("a page of " + decompressed + " bytes; read are " + MAX_PAGE_BYTES);
    }
    at = body + length;
  }

  private void checkSum() throws IOException {
    if (header.isSetCrc()) {
      CRC32 sum = new CRC32();
      sum.update(bytes, body, header.getCompressed_page_size());
      if ((int) sum.getValue() != header.getCrc()) {
        throw new IOException("the checksum of a page is wrong");
      }
    }
  }
}

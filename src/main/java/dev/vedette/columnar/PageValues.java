package dev.vedette.columnar;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.schema.PrimitiveType;

/** The values of one page of a column that is not repeated, and where each row has its own. */
final class PageValues {
  /** Bit packing fills its last group of eight. */
  private static final int PADDING = 8;

  private static final int[] NONE = new int[0];

  private final ColumnDescriptor column;
  private final PrimitiveType type;
  private final boolean numbers;
  private final int present;
  private final TextValues ownTexts = new TextValues();
  private final TextValues dictionaryTexts = new TextValues();
  private final NumberValues ownNumbers = new NumberValues();
  private final NumberValues dictionaryNumbers = new NumberValues();
  private byte[] page = NO_BYTES;
  private byte[] dictionaryPage = NO_BYTES;
  private int[] levels = NONE;
  private int[] ids = NONE;
  private boolean hasDictionary;
  private boolean inDictionary;
  private boolean allPresent;

  private static final byte[] NO_BYTES = new byte[0];

  PageValues(ColumnDescriptor column) {
    this.column = column;
    this.type = column.getPrimitiveType();
    this.numbers = ValueText.areNumbers(type.getPrimitiveTypeName());
    this.present = column.getMaxDefinitionLevel();
  }

  void begin() {
    hasDictionary = false;
  }

  /** Where the page's row has its value, or -1 if that is null. */
  int index(int row) {
    int value = allPresent ? row : levels[row];
    return value >= 0 && inDictionary ? ids[value] : value;
  }

  /** Whether the values are those of the column's dictionary, and not the page's own. */
  boolean inDictionary() {
    return inDictionary;
  }

  /** Whether each row has a value of its own. */
  boolean isPlainAndWhole() {
    return allPresent && !inDictionary;
  }

  TextValues texts() {
    return inDictionary ? dictionaryTexts : ownTexts;
  }

  NumberValues numbers() {
    return inDictionary ? dictionaryNumbers : ownNumbers;
  }

  void loadDictionary(PageHeader header, byte[] bytes, int body, PageDecompression codec)
      throws IOException {
    int length = header.getUncompressed_page_size();
    dictionaryPage = room(dictionaryPage, length);
    codec.decompress(bytes, body, header.getCompressed_page_size(), dictionaryPage, 0, length);
    int count = header.getDictionary_page_header().getNum_values();
    if (count < 0 || count > 8L * length) {
      throw new IOException("a dictionary of " + count + " values");
    }
    takePlain(dictionaryTexts, dictionaryNumbers, dictionaryPage, 0, length, count);
    hasDictionary = true;
  }

  void loadVersion1(PageHeader header, byte[] bytes, int body, PageDecompression codec)
      throws IOException {
    DataPageHeader data = header.getData_page_header();
    int length = header.getUncompressed_page_size();
    page = room(page, length);
    codec.decompress(bytes, body, header.getCompressed_page_size(), page, 0, length);
    int rows = data.getNum_values();
    int from = 0;
    if (present > 0) {
      if (data.getDefinition_level_encoding() != org.apache.parquet.format.Encoding.RLE) {
        throw new IOException("levels in " + data.getDefinition_level_encoding());
      }
      int size = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN).getInt(0);
      if (size < 0 || size > length - Integer.BYTES) {
        throw new IOException("levels of " + size + " bytes");
      }
      from = Integer.BYTES + size;
      load(data.getEncoding(), readLevels(page, Integer.BYTES, from, rows), rows, from, length);
    } else {
      allPresent = true;
      load(data.getEncoding(), rows, rows, from, length);
    }
  }

  void loadVersion2(PageHeader header, byte[] bytes, int body, PageDecompression codec)
      throws IOException {
    DataPageHeaderV2 data = header.getData_page_header_v2();
    int levelsStart = body + data.getRepetition_levels_byte_length();
    int levelsEnd = levelsStart + data.getDefinition_levels_byte_length();
    int levelsLength = levelsEnd - body;
    int stored = header.getCompressed_page_size() - levelsLength;
    int length = header.getUncompressed_page_size() - levelsLength;
    if (levelsStart < body || levelsEnd < levelsStart || stored < 0 || length < 0) {
      throw new IOException("levels of " + levelsLength + " bytes");
    }
    page = room(page, length);
    if (length > 0) {
      boolean compressed = !data.isSetIs_compressed() || data.isIs_compressed();
      (compressed ? codec : PageDecompression.NONE)
          .decompress(bytes, levelsEnd, stored, page, 0, length);
    }
    int rows = data.getNum_values();
    allPresent = true;
    int count = present > 0 ? readLevels(bytes, levelsStart, levelsEnd, rows) : rows;
    load(data.getEncoding(), count, rows, 0, length);
  }

  /** Reads which rows have a value; answers how many. */
  private int readLevels(byte[] bytes, int from, int to, int rows) throws IOException {
    int width = Integer.SIZE - Integer.numberOfLeadingZeros(present);
    HybridRuns runs = new HybridRuns(bytes, from, to, width);
    allPresent = rows == 0 || runs.isAll(present, rows);
    if (allPresent) {
      return rows;
    }
    levels = room(levels, rows);
    runs.read(levels, rows);
    int count = 0;
    for (int row = 0; row < rows; row++) {
      levels[row] = levels[row] == present ? count++ : -1;
    }
    allPresent = count == rows;
    return count;
  }

  private void load(
      org.apache.parquet.format.Encoding stored, int count, int rows, int from, int to)
      throws IOException {
    Encoding encoding = Encoding.valueOf(stored.name());
    inDictionary = encoding.usesDictionary() && count > 0;
    if (inDictionary) {
      readIds(count, from, to);
    } else if (count == 0 || encoding == Encoding.PLAIN) {
      takePlain(ownTexts, ownNumbers, page, from, to, count);
    } else {
      takeDecoded(encoding, count, rows, from, to);
    }
  }

  private void readIds(int count, int from, int to) throws IOException {
    if (!hasDictionary) {
      throw new IOException("a page refers to a dictionary that is not there");
    }
    int width = from < to ? page[from] : -1;
    if (width < 0 || width > Integer.SIZE) {
      throw new IOException("numbers of " + width + " bits");
    }
    ids = room(ids, count);
    new HybridRuns(page, from + 1, to, width).read(ids, count);
    int known = numbers ? dictionaryNumbers.count() : dictionaryTexts.count();
    for (int i = 0; i < count; i++) {
      if (ids[i] < 0 || ids[i] >= known) {
        throw new IOException("value " + ids[i] + " of a dictionary of " + known);
      }
    }
  }

  private void takePlain(
      TextValues texts, NumberValues figures, byte[] bytes, int from, int to, int count)
      throws IOException {
    switch (type.getPrimitiveTypeName()) {
      case BINARY -> texts.takePlain(bytes, from, to, count);
      case FIXED_LEN_BYTE_ARRAY, INT96 -> texts.takeFixed(bytes, from, to, count, fixedLength());
      case INT32, INT64, BOOLEAN, FLOAT, DOUBLE ->
          figures.takePlain(bytes, from, to, count, type.getPrimitiveTypeName());
    }
  }

  private int fixedLength() {
    return type.getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.INT96
        ? 12
        : type.getTypeLength();
  }

  private void takeDecoded(Encoding encoding, int count, int rows, int from, int to)
      throws IOException {
    ValuesReader reader = encoding.getValuesReader(column, ValuesType.VALUES);
    reader.initFromPage(
        rows, ByteBufferInputStream.wrap(ByteBuffer.wrap(page, from, to - from).slice()));
    if (numbers) {
      ownNumbers.takeDecoded(reader, count, type.getPrimitiveTypeName());
    } else {
      ownTexts.takeDecoded(reader, count);
    }
  }

  private static byte[] room(byte[] array, int length) {
    return array.length < length ? new byte[length + length / 8] : array;
  }

  private static int[] room(int[] array, int length) {
    return array.length < length + PADDING ? new int[length + PADDING] : array;
  }
}

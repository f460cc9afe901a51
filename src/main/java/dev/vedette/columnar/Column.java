package dev.vedette.columnar;

import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;

/**
 * One wanted column of a file. Its rows are asked for in ascending order, and only the pages that
 * are asked for are decompressed. A column that the file does not have is null in every row.
 */
public final class Column {
  private final String name;
  private final ColumnDescriptor descriptor;
  private final ValueForm form;
  private final ValueText text;
  private final ColumnPages pages;
  private int firstRow;
  private int endRow;
  private boolean loaded;
  private int index = -1;

  private Column(String name, ColumnDescriptor descriptor, ValueForm form) {
    this.name = name;
    this.descriptor = descriptor;
    this.form = form;
    this.text = descriptor == null ? null : new ValueText(form, descriptor.getPrimitiveType());
    this.pages = descriptor == null ? null : new ColumnPages(descriptor);
  }

  static Column of(String name, ColumnDescriptor descriptor, ValueForm form) {
    return new Column(name, descriptor, form);
  }

  static Column absent(String name) {
    return new Column(name, null, ValueForm.TEXT);
  }

  /** What the column is called in JSON rows. */
  public String name() {
    return name;
  }

  /** Whether the file has it. */
  public boolean exists() {
    return descriptor != null;
  }

  /** Whether its values are texts that may be looked at in their bytes. */
  public boolean isText() {
    return form == ValueForm.TEXT;
  }

  /** Whether its values are points in time. */
  public boolean isTime() {
    return form.isTime();
  }

  /** Whether its values are written without quotes in JSON. */
  public boolean isBare() {
    return form == ValueForm.SIGNED || form == ValueForm.UNSIGNED || form == ValueForm.TRUTH;
  }

  String[] path() {
    return descriptor.getPath();
  }

  void begin(ColumnChunkMetaData chunk, ChunkSource chunks, int rows) throws IOException {
    try {
      pages.begin(chunk, chunks, rows);
    } catch (IOException e) {
      throw damaged(e);
    }
    firstRow = 0;
    endRow = 0;
    loaded = false;
  }

  /** Goes to a row; answers whether it has a value there. */
  public boolean seek(int row) throws IOException {
    if (descriptor == null) {
      return false;
    }
    if (row >= endRow || !loaded) {
      load(row);
    }
    index = pages.values().index(row - firstRow);
    return index >= 0;
  }

  private void load(int row) throws IOException {
    try {
      while (row >= endRow) {
        firstRow = endRow;
        endRow += pages.next();
        loaded = false;
      }
      pages.load();
      loaded = true;
    } catch (IOException | RuntimeException e) {
      throw damaged(e);
    }
  }

  private IOException damaged(Exception e) {
    return new IOException("column " + name + " cannot be read: " + Damage.of(e), e);
  }

  /** The first row of the page last gone to. */
  public int pageStart() {
    return firstRow;
  }

  /** The row behind that page. */
  public int pageEnd() {
    return endRow;
  }

  /** Whether that page's values are those of the column's dictionary in this row group. */
  public boolean inDictionary() {
    return pages.values().inDictionary();
  }

  /** Whether in that page each row has its own value, in the order of rows. */
  public boolean isPlainAndWhole() {
    return pages.values().isPlainAndWhole();
  }

  /** The values that page's rows refer to; of texts only. */
  public TextValues values() {
    return pages.values().texts();
  }

  /** Which of them is that of a row in that page, -1 for null. */
  public int indexOf(int row) {
    return pages.values().index(row - firstRow);
  }

  /** The array that holds the text at the row gone to. */
  public byte[] bytes() {
    return values().bytes();
  }

  /** Where in it the text starts. */
  public int start() {
    return values().start(index);
  }

  /** Where in it the text ends. */
  public int end() {
    return values().end(index);
  }

  /** The value at the row gone to, as JSON would have it; null if that is null. */
  public String text() throws IOException {
    try {
      return isNumber() ? text.of(number()) : text.of(bytes(), start(), end());
    } catch (RuntimeException e) {
      throw damaged(e);
    }
  }

  /** The point in time at the row gone to, in epoch milliseconds. */
  public long millis() {
    return isNumber() ? text.millis(number()) : ValueText.julianMillis(bytes(), start());
  }

  private boolean isNumber() {
    return ValueText.areNumbers(descriptor.getPrimitiveType().getPrimitiveTypeName());
  }

  private long number() {
    return pages.values().numbers().value(index);
  }

  @Override
  public String toString() {
    return name + (exists() ? Arrays.toString(path()) : " (absent)");
  }
}

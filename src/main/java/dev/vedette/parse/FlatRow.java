package dev.vedette.parse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the wanted columns of the usual kind of row without making objects: one JSON object, bare
 * or the {@code properties} of a Defender XDR streaming envelope, whose wanted values are strings
 * without escapes, or null; of one named twice the last. Of anything else, valid or not, it only
 * says that {@link JsonRows} must read it; the two never disagree on what they both read. Columns
 * in which escapes are usual can be wanted <em>raw</em>: their values are found as they are
 * written.
 *
 * <p>The getters tell of the row at hand: the last one read, or the one that was selected of a
 * list. Not safe for several threads.
 */
public final class FlatRow {
  // The JSON reader has limits of its own, so nothing near them is read here.
  private static final int MAX_BYTES = 1 << 20;

  private static final int ROWS_OF_LIST = 32;

  private final RowWalk walk;
  private final int table;

  /** What is found of a row. */
  private final int[] row;

  /** What is found of some rows of a list. */
  private final int[] list;

  private int[] spans;

  /** Where the spans of the row at hand begin. */
  private int first;

  private byte[] bytes;

  /** Finds these columns, and the table's name. */
  public FlatRow(Columns columns) {
    this(columns, columns.size());
  }

  /** The same, the columns from {@code firstRaw} on raw. */
  public FlatRow(Columns columns, int firstRaw) {
    this(columns, firstRaw, NativeLibrary.isLoaded());
  }

  FlatRow(Columns columns, int firstRaw, boolean inNativeCode) {
    List<String> names = new ArrayList<>(columns.names());
    table = names.size();
    names.add("Type");
    walk = inNativeCode ? new NativeRowWalk(names, firstRaw) : new JavaRowWalk(names, firstRaw);
    row = new int[RowWalk.NUMBERS * names.size()];
    list = new int[ROWS_OF_LIST * (row.length + RowWalk.ROW_NUMBERS)];
    spans = row;
  }

  /** Reads one record; false: {@link JsonRows} must read it. */
  public boolean read(byte[] record, int start, int length) {
    if (length > MAX_BYTES) {
      return false;
    }
    bytes = record;
    spans = row;
    first = 0;
    return isText(walk.walk(record, start, length, row), start, start + length);
  }

  private boolean isText(int outcome, int start, int end) {
    return outcome == RowWalk.ASCII
        || (outcome == RowWalk.BEYOND_ASCII && Utf8.firstInvalid(bytes, start, end) == end);
  }

  /**
   * Reads the next rows of a list, with commas between them; {@link #select} says which of them the
   * getters tell of.
   *
   * @param start where a row is to start, or blanks before it
   * @param end where the list's bytes end at the latest
   * @return how many rows were read; 0: {@link JsonRows} must read the first
   */
  public int readList(byte[] rows, int start, int end) {
    bytes = rows;
    spans = list;
    // So no row is longer than one that is read alone.
    int last = end - start > MAX_BYTES ? start + MAX_BYTES : end;
    int read = walk.walkList(rows, start, last, list);
    for (int i = 0; i < read; i++) {
      select(i);
      if (!isText(ofRow(2), rowStart(), rowEnd())) {
        return i;
      }
    }
    return read;
  }

  /** Makes one of the rows of the list that was read the row at hand. */
  public void select(int index) {
    first = index * (row.length + RowWalk.ROW_NUMBERS);
  }

  /** Where the row of a list starts. */
  public int rowStart() {
    return ofRow(0);
  }

  /** Where the row of a list ends. */
  public int rowEnd() {
    return ofRow(1);
  }

  private int ofRow(int number) {
    return spans[first + row.length + number];
  }

  private int ofColumn(int column, int number) {
    return spans[first + RowWalk.NUMBERS * column + number];
  }

  /** Whether the column is there and not null. */
  public boolean has(int column) {
    return start(column) >= 0;
  }

  /** Where a column's text starts in the record's array, if the row has it. */
  public int start(int column) {
    return ofColumn(column, 0);
  }

  /** Where a column's text ends. */
  public int end(int column) {
    return ofColumn(column, 1);
  }

  /** Whether a raw column's text, if the row has it, holds escapes, which are valid ones. */
  public boolean isEscaped(int column) {
    return has(column) && ofColumn(column, 2) != 0;
  }

  /** The text of a column that is not raw; null when it is missing or null. */
  public String text(int column) {
    return has(column)
        ? new String(bytes, start(column), end(column) - start(column), StandardCharsets.UTF_8)
        : null;
  }

  /**
   * Whether the row says that it belongs to another table than this; case is of no interest.
   *
   * @param name in UTF-8
   */
  public boolean isForeignTo(byte[] name) {
    int start = start(table);
    int end = end(table);
    // Nearly always without a string.
    return has(table)
        && start != end
        && !Arrays.equals(bytes, start, end, name, 0, name.length)
        && !text(table).equalsIgnoreCase(new String(name, StandardCharsets.UTF_8));
  }
}

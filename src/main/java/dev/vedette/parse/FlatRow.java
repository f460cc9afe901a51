package dev.vedette.parse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the wanted columns of the usual kind of row without making objects: one bare, flat JSON
 * object whose wanted values are strings without escapes, or null; of one named twice the last. Of
 * anything else, valid or not, it only says that {@link JsonRows} must read it; the two never
 * disagree on what they both read. Columns in which escapes are usual can be wanted <em>raw</em>:
 * their values are found as they are written.
 *
 * <p>The getters tell of the last row read. Not safe for several threads.
 */
public final class FlatRow {
  // The JSON reader has limits of its own, so nothing near them is read here.
  private static final int MAX_BYTES = 1 << 20;

  private final RowWalk walk;
  private final int table;
  private final int[] spans;

  private byte[] bytes;

  /** Finds these columns, and the {@code Type} column. */
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
    spans = new int[RowWalk.NUMBERS * names.size()];
  }

  /** Reads one record; false: {@link JsonRows} must read it. */
  public boolean read(byte[] record, int start, int length) {
    if (length > MAX_BYTES) {
      return false;
    }
    bytes = record;
    int outcome = walk.walk(record, start, length, spans);
    int end = start + length;
    return outcome == RowWalk.ASCII
        || (outcome == RowWalk.BEYOND_ASCII && Utf8.firstInvalid(record, start, end) == end);
  }

  /** Whether the column is there and not null. */
  public boolean has(int column) {
    return start(column) >= 0;
  }

  /** Where a column's text starts in the record's array, if the row has it. */
  public int start(int column) {
    return spans[RowWalk.NUMBERS * column];
  }

  /** Where a column's text ends. */
  public int end(int column) {
    return spans[RowWalk.NUMBERS * column + 1];
  }

  /** Whether a raw column's text, if the row has it, holds escapes, which are valid ones. */
  public boolean isEscaped(int column) {
    return has(column) && spans[RowWalk.NUMBERS * column + 2] != 0;
  }

  /** The text of a column that is not raw; null when it is missing or null. */
  public String text(int column) {
    return has(column)
        ? new String(bytes, start(column), end(column) - start(column), StandardCharsets.UTF_8)
        : null;
  }

  /** Whether the row says that it belongs to another table than this; case is of no interest. */
  public boolean isForeignTo(String name) {
    int start = start(table);
    int length = end(table) - start;
    if (!has(table) || length == 0) {
      return false;
    }
    // Nearly always: without a string.
    boolean same = length == name.length();
    for (int i = 0; i < length && same; i++) {
      same = bytes[start + i] == name.charAt(i);
    }
    return !same && !text(table).equalsIgnoreCase(name);
  }
}

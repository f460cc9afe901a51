package dev.vedette.engine;

import dev.vedette.parse.Columns;
import dev.vedette.parse.FlatRow;

/**
 * Finds where rows of a list end that stand whole in a buffer and hold nothing unusual, several at
 * a time: where a row is walked along as one that is read, it need not be looked at byte by byte.
 */
final class UsualRows {
  private static final int NONE = 0;

  private final FlatRow row = new FlatRow(Columns.of());

  /** Rows that were found, and which of them is the next. */
  private int found;

  private int next;

  /** What an index of the buffer in which they were found must be raised by for its place. */
  private long shift;

  /**
   * The index behind the row that starts in the buffer at that index, or 0.
   *
   * @param limit where the buffer's bytes end
   * @param place where in the input the row starts; no two that are asked for are the same
   */
  int end(byte[] buffer, int start, int limit, long place) {
    if (next < found) {
      row.select(next++);
      if (row.rowStart() + shift == place) {
        return start + row.rowEnd() - row.rowStart();
      }
    }
    shift = place - start;
    found = row.readList(buffer, start, limit);
    next = 1;
    if (found == 0) {
      return NONE;
    }
    row.select(0);
    return row.rowEnd();
  }
}

package dev.vedette.engine;

import dev.vedette.columnar.Column;
import dev.vedette.columnar.FileColumns;
import dev.vedette.columnar.RowGroup;
import dev.vedette.parse.Columns;
import java.io.IOException;
import java.util.List;

/** Columns of rows that are put together and then interpreted as those of JSON are. */
final class StoredRows implements RowGroupInterpreter {
  private final RowInterpreter interpreter;
  private final RowTables tables;
  private final RowTime time;
  private final EventTimes times;
  private final NeededRow row;
  private final List<KeywordRows> filters;
  private final String[] values;

  /**
   * Rows of a file.
   *
   * @param columns all that are needed, in the order of the interpreter's values
   * @param time the event time, from among the columns
   * @param filters only a row that one of them finds is put together; empty: all are
   */
  StoredRows(
      FileColumns file,
      RowInterpreter interpreter,
      List<Column> columns,
      RowTime time,
      EventTimes times,
      List<KeywordRows> filters) {
    this.interpreter = interpreter;
    this.tables = new RowTables(file, interpreter.input());
    this.time = time;
    this.times = times;
    this.row = new NeededRow(interpreter.input(), columns);
    this.filters = filters;
    this.values = new String[columns.size()];
  }

  /** The wanted columns of a file, in the same order. */
  static List<Column> columns(FileColumns file, Columns wanted, List<String> timeNames) {
    return wanted.names().stream()
        .map(name -> timeNames.contains(name) ? file.time(name) : file.text(name))
        .toList();
  }

  @Override
  public void begin(RowGroup group) throws IOException {
    row.begin(group);
    tables.begin(group);
    filters.forEach(KeywordRows::begin);
  }

  @Override
  public int unmatchedUntil(int at) throws IOException {
    int until = filters.isEmpty() ? at : Integer.MAX_VALUE;
    for (KeywordRows filter : filters) {
      until = Math.min(until, filter.unmatchedUntil(at));
    }
    return until;
  }

  @Override
  public void skip(int from, int to, ReadingBuilder into) throws IOException {
    into.unmatched(to - from);
    if (times.tracked()) {
      tables.noteTimes(from, to, time, into);
    }
  }

  @Override
  public void take(int at, String origin, ReadingBuilder into) throws IOException {
    if (tables.isForeign(at)) {
      into.unmatched();
    } else if (!row.isMalformed(at, origin, into)) {
      row.read(at, values);
      interpreter.row(values, into, row.rejecting(at, origin, into));
    }
  }
}

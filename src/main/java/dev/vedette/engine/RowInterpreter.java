package dev.vedette.engine;

import dev.vedette.model.Input;
import dev.vedette.model.RejectReason;
import dev.vedette.parse.Columns;
import dev.vedette.parse.JsonRows;
import dev.vedette.parse.RowConsumer;

/**
 * Reads JSON records row by row. Rows of other tables, which may share a file or an Event Hub with
 * ours, do not concern the rule.
 */
abstract class RowInterpreter implements RecordInterpreter {
  private final Input input;
  private final Columns columns;
  private final JsonRows rows;
  private final RecordAtHand record;

  RowInterpreter(Input input, Columns columns) {
    this.input = input;
    this.columns = columns;
    this.rows = new JsonRows(columns);
    this.record = new RecordAtHand(input);
  }

  /** Which input's rows these are. */
  final Input input() {
    return input;
  }

  /** The columns that are needed. */
  final Columns columns() {
    return columns;
  }

  /** Takes in one row; {@code values} by the columns' indexes, null where the row has none. */
  abstract void row(String[] values, ReadingBuilder into, Rejecting rejecting);

  /** A column's value; a missing text is an empty one, as in KQL. */
  final String value(String[] values, String column) {
    String value = values[columns.indexOf(column)];
    return value == null ? "" : value;
  }

  @Override
  public final void interpret(
      byte[] bytes, int start, int length, String origin, long offset, ReadingBuilder into) {
    record.put(bytes, start, length, origin, offset, into);
    interpret(bytes, start, length, 0, into, record);
  }

  /** Takes in what follows the first so many rows of a record, which are taken in already. */
  final void interpret(
      byte[] bytes,
      int start,
      int length,
      int rowsTakenIn,
      ReadingBuilder into,
      Rejecting rejecting) {
    rows.read(
        bytes,
        start,
        length,
        new RowConsumer() {
          private final Rejecting ofRow = (reason, detail) -> rejectRow(reason, detail, rejecting);
          private int passed;

          @Override
          public void row(String[] values, String table) {
            if (passed < rowsTakenIn) {
              passed++;
            } else if (Tables.isForeign(table, input)) {
              into.unmatched();
            } else {
              RowInterpreter.this.row(values, into, ofRow);
            }
          }

          @Override
          public void rejected(RejectReason reason, String detail) {
            rejecting.reject(reason, detail);
          }
        });
  }

  private void rejectRow(RejectReason reason, String detail, Rejecting rejecting) {
    int offset = rows.rowOffset();
    rejecting.reject(
        reason, offset == JsonRows.WHOLE ? detail : RecordAtHand.atByte(detail, offset));
  }
}

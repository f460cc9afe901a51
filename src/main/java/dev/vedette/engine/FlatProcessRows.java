package dev.vedette.engine;

import dev.vedette.detect.TermScan;
import dev.vedette.model.Input;
import dev.vedette.parse.Columns;
import dev.vedette.parse.FlatRow;
import java.nio.charset.StandardCharsets;

/**
 * DeviceProcessEvents rows that name no tool. The few that may name one are left to the plain
 * interpreter, because only an execution found needs its strings.
 */
final class FlatProcessRows implements FlatRows {
  private static final int TIMESTAMP = 0;
  private static final int TIME_GENERATED = 1;
  private static final int FILE_NAME = 2;
  private static final int COMMAND_LINE = 3;

  /** File names and command lines are raw: on Windows nearly all have a backslash or a quote. */
  private final FlatRow row =
      new FlatRow(
          Columns.of("Timestamp", "TimeGenerated", "FileName", "ProcessCommandLine"), FILE_NAME);

  private final byte[] table = Input.PROCESS.table().getBytes(StandardCharsets.US_ASCII);
  private final TermScan tools;
  private final FlatTimes times;

  /** {@code tools}: a usable scan. */
  FlatProcessRows(TermScan tools, EventTimes times) {
    this.tools = tools;
    this.times = new FlatTimes(times);
  }

  @Override
  public FlatRow row() {
    return row;
  }

  @Override
  public boolean take(byte[] bytes, ReadingBuilder into, Rejecting rejecting) {
    if (!row.isForeignTo(table)) {
      if (mayName(FILE_NAME, bytes) || mayName(COMMAND_LINE, bytes)) {
        return false;
      }
      times.noteIfAny(row, DeviceTime.column(row, TIMESTAMP, TIME_GENERATED), bytes, into);
    }
    into.unmatched();
    return true;
  }

  private boolean mayName(int column, byte[] bytes) {
    return row.has(column) && tools.mayHave(bytes, row.start(column), row.end(column));
  }
}

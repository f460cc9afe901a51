package dev.vedette.engine;

import dev.vedette.detect.TermScan;
import dev.vedette.model.Input;
import dev.vedette.parse.Columns;
import dev.vedette.parse.FlatRow;

/**
 * DeviceProcessEvents rows of the usual kind that name no tool. All others, and the few that may
 * name one, are left to the plain interpreter, because only an execution found needs its strings.
 */
final class FlatProcessRowInterpreter implements RecordInterpreter {
  private static final int TIMESTAMP = 0;
  private static final int TIME_GENERATED = 1;
  private static final int FILE_NAME = 2;
  private static final int COMMAND_LINE = 3;

  /** File names and command lines are raw: on Windows nearly all have a backslash or a quote. */
  private final FlatRow row =
      new FlatRow(
          Columns.of("Timestamp", "TimeGenerated", "FileName", "ProcessCommandLine"), FILE_NAME);

  private final TermScan tools;
  private final FlatTimes times;
  private final RecordInterpreter others;

  /** {@code tools}: a usable scan. */
  FlatProcessRowInterpreter(TermScan tools, EventTimes times, RecordInterpreter others) {
    this.tools = tools;
    this.times = new FlatTimes(times);
    this.others = others;
  }

  @Override
  public void interpret(
      byte[] bytes, int start, int length, String origin, long offset, ReadingBuilder into) {
    if (!row.read(bytes, start, length)) {
      others.interpret(bytes, start, length, origin, offset, into);
    } else if (row.isForeignTo(Input.PROCESS.table())) {
      into.unmatched();
    } else if (mayName(FILE_NAME, bytes) || mayName(COMMAND_LINE, bytes)) {
      others.interpret(bytes, start, length, origin, offset, into);
    } else {
      times.noteIfAny(row, DeviceTime.column(row, TIMESTAMP, TIME_GENERATED), bytes, into);
      into.unmatched();
    }
  }

  private boolean mayName(int column, byte[] bytes) {
    return row.has(column) && tools.mayHave(bytes, row.start(column), row.end(column));
  }
}

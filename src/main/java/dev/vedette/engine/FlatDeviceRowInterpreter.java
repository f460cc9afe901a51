package dev.vedette.engine;

import dev.vedette.model.Input;
import dev.vedette.model.RejectReason;
import dev.vedette.model.Rejected;
import dev.vedette.parse.FlatRow;

/** DeviceInfo rows of the usual kind; others are left to the plain interpreter. */
final class FlatDeviceRowInterpreter implements RecordInterpreter {
  private final FlatRow row = new FlatRow(DeviceRowInterpreter.COLUMNS);
  private final String[] values = new String[DeviceRowInterpreter.COLUMNS.size()];
  private final DeviceRowInterpreter plain;

  FlatDeviceRowInterpreter(DeviceRowInterpreter plain) {
    this.plain = plain;
  }

  @Override
  public void interpret(
      byte[] bytes, int start, int length, String origin, long offset, ReadingBuilder into) {
    if (!row.read(bytes, start, length)) {
      plain.interpret(bytes, start, length, origin, offset, into);
      return;
    }
    if (row.isForeignTo(Input.DEVICES.table())) {
      into.unmatched();
      return;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = row.text(i);
    }
    plain.row(
        values,
        into,
        (RejectReason reason, String detail) ->
            into.reject(
                Rejected.of(Input.DEVICES, reason, detail, origin, offset, bytes, start, length)));
  }
}

package dev.vedette.engine;

import dev.vedette.model.Input;
import dev.vedette.parse.FlatRow;
import java.nio.charset.StandardCharsets;

/** DeviceInfo rows. */
final class FlatDeviceRows implements FlatRows {
  private final FlatRow row = new FlatRow(DeviceRowInterpreter.COLUMNS);
  private final byte[] table = Input.DEVICES.table().getBytes(StandardCharsets.US_ASCII);
  private final String[] values = new String[DeviceRowInterpreter.COLUMNS.size()];
  private final DeviceRowInterpreter plain;

  FlatDeviceRows(DeviceRowInterpreter plain) {
    this.plain = plain;
  }

  @Override
  public FlatRow row() {
    return row;
  }

  @Override
  public boolean take(byte[] bytes, ReadingBuilder into, Rejecting rejecting) {
    if (row.isForeignTo(table)) {
      into.unmatched();
      return true;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = row.text(i);
    }
    plain.row(values, into, rejecting);
    return true;
  }
}

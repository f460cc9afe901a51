package dev.vedette.engine;

import dev.vedette.detect.SourceRule;
import dev.vedette.model.DeviceReport;
import dev.vedette.model.Input;
import dev.vedette.parse.Columns;
import dev.vedette.parse.EventTime;

/** DeviceInfo rows. One without a device or without a public address says nothing to us. */
final class DeviceRowInterpreter extends RowInterpreter {
  static final Columns COLUMNS = Columns.of("Timestamp", "TimeGenerated", "DeviceId", "PublicIP");

  private final SourceRule sources;
  private final EventTimes times;

  DeviceRowInterpreter(SourceRule sources, EventTimes times) {
    super(Input.DEVICES, COLUMNS);
    this.sources = sources;
    this.times = times;
  }

  @Override
  void row(String[] values, ReadingBuilder into, Rejecting rejecting) {
    String deviceId = value(values, "DeviceId");
    String address = sources.address(value(values, "PublicIP"));
    String timeText = DeviceTime.text(values, COLUMNS);
    if (deviceId.isEmpty() || address == null) {
      times.noteIfAny(timeText, EventTime::parseMillis, into);
      into.unmatched();
      return;
    }
    long time = times.require(timeText, EventTime::parseMillis, into, rejecting);
    if (time != EventTimes.REJECTED) {
      into.device(new DeviceReport(deviceId, time, address));
    }
  }
}

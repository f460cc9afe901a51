package dev.vedette.engine;

import dev.vedette.detect.SourceRule;
import dev.vedette.model.DeviceReport;
import dev.vedette.model.Input;
import dev.vedette.model.RejectReason;
import dev.vedette.model.Rejected;
import dev.vedette.parse.Columns;
import dev.vedette.parse.EventTime;
import dev.vedette.parse.JsonRows;
import dev.vedette.parse.RowConsumer;

/** DeviceInfo rows. One without a device or without a public address says nothing to us. */
final class DeviceRowInterpreter implements RecordInterpreter {
  private static final Columns COLUMNS =
      Columns.of("Timestamp", "TimeGenerated", "DeviceId", "PublicIP");

  private final JsonRows rows = new JsonRows(COLUMNS);
  private final SourceRule sources;
  private final EventTimes times;

  DeviceRowInterpreter(SourceRule sources, EventTimes times) {
    this.sources = sources;
    this.times = times;
  }

  @Override
  public void interpret(
      byte[] bytes, int start, int length, String origin, long offset, ReadingBuilder into) {
    Rejecting rejecting =
        (reason, detail) ->
            into.reject(
                Rejected.of(Input.DEVICES, reason, detail, origin, offset, bytes, start, length));
    rows.read(bytes, start, length, new Rows(into, rejecting));
  }

  private final class Rows implements RowConsumer {
    private final ReadingBuilder into;
    private final Rejecting rejecting;

    Rows(ReadingBuilder into, Rejecting rejecting) {
      this.into = into;
      this.rejecting = rejecting;
    }

    @Override
    public void row(String[] values, String table) {
      String deviceId = values[COLUMNS.indexOf("DeviceId")];
      String address = sources.address(values[COLUMNS.indexOf("PublicIP")]);
      String timeText = DeviceTime.text(values, COLUMNS);
      boolean foreign = Tables.isForeign(table, Input.DEVICES);
      if (foreign || deviceId == null || deviceId.isEmpty() || address == null) {
        if (!foreign) {
          times.noteIfAny(timeText, EventTime::parseMillis, into);
        }
        into.unmatched();
        return;
      }
      long time = times.require(timeText, EventTime::parseMillis, into, rejecting);
      if (time != EventTimes.REJECTED) {
        into.device(new DeviceReport(deviceId, time, address));
      }
    }

    @Override
    public void rejected(RejectReason reason, String detail) {
      rejecting.reject(reason, detail);
    }
  }
}

package dev.vedette.engine;

import dev.vedette.detect.OsintToolRule;
import dev.vedette.detect.SourceRule;
import dev.vedette.model.AlertId;
import dev.vedette.model.Input;
import dev.vedette.model.RejectReason;
import dev.vedette.model.Rejected;
import dev.vedette.model.ToolExecution;
import dev.vedette.parse.Columns;
import dev.vedette.parse.EventTime;
import dev.vedette.parse.JsonRows;
import dev.vedette.parse.RowConsumer;

/** DeviceProcessEvents rows. */
final class ProcessRowInterpreter implements RecordInterpreter {
  private static final Columns COLUMNS =
      Columns.of(
          "Timestamp",
          "TimeGenerated",
          "DeviceId",
          "DeviceName",
          "AccountName",
          "FileName",
          "ProcessCommandLine",
          "InitiatingProcessFileName",
          "InitiatingProcessCommandLine",
          "ProcessId",
          "ReportId",
          "PublicIP");

  private final JsonRows rows = new JsonRows(COLUMNS);
  private final OsintToolRule tools;
  private final SourceRule sources;
  private final EventTimes times;

  ProcessRowInterpreter(OsintToolRule tools, SourceRule sources, EventTimes times) {
    this.tools = tools;
    this.sources = sources;
    this.times = times;
  }

  @Override
  public void interpret(
      byte[] bytes, int start, int length, String origin, long offset, ReadingBuilder into) {
    Rejecting rejecting =
        (reason, detail) ->
            into.reject(
                Rejected.of(Input.PROCESS, reason, detail, origin, offset, bytes, start, length));
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
      if (Tables.isForeign(table, Input.PROCESS)) {
        into.unmatched();
        return;
      }
      String timeText = DeviceTime.text(values, COLUMNS);
      String tool = tools.identify(value(values, "FileName"), value(values, "ProcessCommandLine"));
      if (tool == null) {
        times.noteIfAny(timeText, EventTime::parseMillis, into);
        into.unmatched();
        return;
      }
      long time = times.require(timeText, EventTime::parseMillis, into, rejecting);
      if (time != EventTimes.REJECTED) {
        into.tool(execution(values, tool, time));
      }
    }

    @Override
    public void rejected(RejectReason reason, String detail) {
      rejecting.reject(reason, detail);
    }
  }

  private ToolExecution execution(String[] values, String tool, long time) {
    String deviceId = value(values, "DeviceId");
    String deviceName = value(values, "DeviceName");
    String commandLine = value(values, "ProcessCommandLine");
    String address = sources.address(value(values, "PublicIP"));
    return new ToolExecution(
        AlertId.ofExecution(
            deviceId.isEmpty() ? deviceName : deviceId,
            time,
            value(values, "ReportId"),
            value(values, "ProcessId"),
            commandLine),
        time,
        tool,
        deviceId,
        deviceName,
        value(values, "AccountName"),
        value(values, "FileName"),
        commandLine,
        value(values, "InitiatingProcessFileName"),
        value(values, "InitiatingProcessCommandLine"),
        address == null ? "" : address);
  }

  /** A missing text is an empty one, as in KQL. */
  private static String value(String[] values, String column) {
    String value = values[COLUMNS.indexOf(column)];
    return value == null ? "" : value;
  }
}

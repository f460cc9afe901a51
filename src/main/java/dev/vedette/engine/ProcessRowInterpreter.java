package dev.vedette.engine;

import dev.vedette.detect.OsintToolRule;
import dev.vedette.detect.SourceRule;
import dev.vedette.model.AlertId;
import dev.vedette.model.Input;
import dev.vedette.model.ToolExecution;
import dev.vedette.parse.Columns;
import dev.vedette.parse.EventTime;

/** DeviceProcessEvents rows. */
final class ProcessRowInterpreter extends RowInterpreter {
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

  private final OsintToolRule tools;
  private final SourceRule sources;
  private final EventTimes times;

  ProcessRowInterpreter(OsintToolRule tools, SourceRule sources, EventTimes times) {
    super(Input.PROCESS, COLUMNS);
    this.tools = tools;
    this.sources = sources;
    this.times = times;
  }

  @Override
  void row(String[] values, ReadingBuilder into, Rejecting rejecting) {
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
}

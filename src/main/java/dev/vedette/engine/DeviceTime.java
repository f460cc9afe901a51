package dev.vedette.engine;

import dev.vedette.parse.Columns;
import dev.vedette.parse.FlatRow;

/** The event time of Defender rows: Timestamp, else TimeGenerated. */
final class DeviceTime {
  private DeviceTime() {}

  /** The text of the time; null when the row has neither. */
  static String text(String[] values, Columns columns) {
    String timestamp = values[columns.indexOf("Timestamp")];
    return timestamp == null || timestamp.isEmpty()
        ? values[columns.indexOf("TimeGenerated")]
        : timestamp;
  }

  /** The column of the time, of two whose indexes are given. */
  static int column(FlatRow row, int timestamp, int timeGenerated) {
    boolean empty = !row.has(timestamp) || row.start(timestamp) == row.end(timestamp);
    return empty ? timeGenerated : timestamp;
  }
}

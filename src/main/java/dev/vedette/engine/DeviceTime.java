package dev.vedette.engine;

import dev.vedette.parse.Columns;

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
}

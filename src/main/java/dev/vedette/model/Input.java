package dev.vedette.model;

/** The three inputs, with the names used in options, outputs, counters and operator uids. */
public enum Input {
  WEB("web", "CommonSecurityLog"),
  PROCESS("process", "DeviceProcessEvents"),
  DEVICES("devices", "DeviceInfo");

  private final String text;
  private final String table;

  Input(String text, String table) {
    this.text = text;
    this.table = table;
  }

  /** The name in options and outputs, such as {@code web}. */
  public String text() {
    return text;
  }

  /** The Sentinel or Defender table whose rows this input holds. */
  public String table() {
    return table;
  }
}

package dev.vedette.engine;

import dev.vedette.model.Input;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The same for process events and device reports, around the names of tools. */
final class AwkwardDeviceLines extends AwkwardLines {
  private static final String[] NAMES = {
    "Timestamp",
    "TimeGenerated",
    "FileName",
    "ProcessCommandLine",
    "InitiatingProcessCommandLine",
    "DeviceId",
    "PublicIP",
    "Type",
    "category",
    "records",
    "properties",
    "filename",
    "FileNames",
    "é",
    ""
  };

  private final Input input;

  AwkwardDeviceLines(long seed, Input input, List<String> terms) {
    super(seed, terms);
    this.input = input;
  }

  @Override
  String[] tables() {
    String table = input.table();
    return new String[] {table, table.toUpperCase(Locale.ROOT), "CommonSecurityLog"};
  }

  /**
   * An array or an envelope of rows that are nearly all usual, some of them in Defender's envelope.
   *
   * @param odd which of them is an awkward one or none at all; negative: none of them
   */
  String usualList(int rows, int odd) {
    List<String> list = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      list.add(i == odd ? one(row(), "7", "", "{", "{\"x\":}", "{}") : usualRow());
    }
    String array = "[" + String.join("," + blank(), list) + blank() + "]";
    return random.nextBoolean() ? array : "{\"records\"" + blank() + ":" + array + "}";
  }

  private String usualRow() {
    List<String> members = new ArrayList<>();
    members.add(member("Timestamp", string(TIMES[random.nextInt(2)])));
    members.add(member("DeviceId", string("ws-1")));
    members.add(member("PublicIP", string(SOURCES[random.nextInt(2)])));
    members.add(member("FileName", string("bash")));
    members.add(member("ProcessCommandLine", string(one("a \"b\"", "c:\\d", text()))));
    members.add(member("AdditionalFields", one("null", "[]", "{\"a\":[1,{}]}", "\"é\"")));
    Collections.shuffle(members, random);
    String row = "{" + String.join(",", members) + "}";
    String category = string("AdvancedHunting-" + one(2, tables()));
    return random.nextBoolean()
        ? row
        : "{" + member("category", category) + "," + member("properties", row) + "}";
  }

  @Override
  String row() {
    List<String> members = new ArrayList<>();
    addTimes(members);
    members.add(member("DeviceId", sometimes(text(), "ws-1", "ws-1", "")));
    members.add(member("PublicIP", string(one(2, SOURCES))));
    members.add(member("FileName", sometimes(text(), "bash", "C:\\x\\y.exe", "")));
    members.add(member("ProcessCommandLine", sometimes(text(), "\"a\" c:\\users", text())));
    members.add(member("ProcessId", random.nextBoolean() ? "77" : value(1)));
    for (int n = random.nextInt(3); n > 0; n--) {
      members.add(member(one(NAMES), sometimes(text(), "", text())));
    }
    if (random.nextInt(4) == 0) {
      members.add(member("Type", string(one(tables()))));
    }
    if (random.nextInt(20) == 0) {
      members.add(member("category", string("AdvancedHunting-" + one(tables()))));
    }
    if (random.nextInt(3) > 0) {
      Collections.shuffle(members, random);
    }
    return "{" + String.join(blank() + ",", members) + blank() + "}";
  }

  private void addTimes(List<String> members) {
    for (String name : List.of("Timestamp", "TimeGenerated")) {
      if (random.nextInt(5) > 0) {
        members.add(member(name, string(one(2, TIMES))));
      }
    }
  }

  /** Mostly one of these texts, else a value of any kind. */
  private String sometimes(String... texts) {
    return random.nextInt(12) == 0 ? value(2) : string(one(texts));
  }
}

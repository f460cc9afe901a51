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

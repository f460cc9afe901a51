package dev.vedette.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Writes lines of all the shapes that a reader of web requests may mistake, around keywords. */
public class AwkwardLines {
  private static final String[] AROUND = {
    "",
    "",
    "/",
    "x",
    "7",
    "_",
    "-",
    " ",
    "é",
    "日",
    "😀",
    "\u0301",
    "\\",
    "\"",
    "\n",
    "\t",
    ":",
    ", ",
    "[",
    "?a=1&b=",
    "https://www.example.com",
    "\u007f",
    "ſ",
    "{",
    "}",
    "/en/"
  };
  static final String[] SOURCES = {
    "203.0.113.7",
    "203.0.113.8",
    "198.51.100.7/32",
    "10.0.0.1",
    "2001:db8::1",
    "",
    "-",
    "host.example",
    "203.0.113.7\u00e9",
    "::ffff:203.0.113.9"
  };
  static final String[] TIMES = {
    "2026-01-05T10:04:12.3456789Z",
    "2026-01-05T10:04:12Z",
    "2026-01-05T10:14:12.5Z",
    "2026-01-06T23:59:59.999Z",
    "2026-01-05 10:04:13",
    "2026-01-05T10:04:12+02:00",
    "2026-01-05T10:04:12.Z",
    "2026-01-05T10:04:12.1234567890Z",
    "2026-02-30T10:04:12Z",
    "2026-01-05T24:04:12Z",
    "2026-01-05T10:60:12Z",
    "2026-01-05T10:04:1xZ",
    "1/5/2026, 10:04:12.276 AM",
    "",
    "yesterday"
  };
  private static final String[] NUMBERS = {
    "0",
    "-1",
    "1.5",
    "1e9",
    "-0.0E-7",
    "01",
    "1.",
    ".5",
    "+1",
    "1e",
    "--1",
    "1x",
    "NaN",
    "9".repeat(120)
  };
  private static final String[] NAMES = {
    "TimeGenerated",
    "SourceIP",
    "RequestURL",
    "RequestClientApplication",
    "Type",
    "category",
    "records",
    "properties",
    "requesturl",
    "RequestURLs",
    "x",
    "é",
    ""
  };

  final Random random;
  private final List<String> keywords;

  public AwkwardLines(long seed, List<String> keywords) {
    this.random = new Random(seed);
    this.keywords = keywords;
  }

  /** A whole file. {@code damaged}: whether lines may also be damaged between their ends. */
  public String file(int lines, boolean damaged) {
    StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "\ufeff" : "");
    for (int i = 0; i < lines; i++) {
      text.append(line(damaged));
      text.append(one("\n", "\n", "\r\n", "\n\n", "\n \t\r\n"));
    }
    return random.nextBoolean() ? text.toString() : text.append(row()).toString();
  }

  private String line(boolean damaged) {
    String line =
        switch (random.nextInt(20)) {
          case 0 -> blank() + "{" + blank() + member("records", list()) + blank() + "}" + blank();
          case 1 -> manyMembers();
          case 2 -> list();
          case 3 -> streamed();
          case 4 -> one("{}", "[]", "7", "null", "\"/partners\"", "{", "}", "{\"", "x{}", "{}x");
          case 5 -> row().substring(0, 1 + random.nextInt(3));
          case 6 -> garbage();
          case 7 -> blank() + row() + blank();
          case 8 -> longRow();
          default -> row();
        };
    if (damaged && random.nextInt(3) == 0) {
      int at = random.nextInt(line.length());
      String noise =
          one("", "\"", "\\", "\\x", "\\u12g4", "{", ",", "\u0000", "\u0001", "}{", "\ufffe");
      line = line.substring(0, at) + noise + line.substring(Math.min(line.length(), at + 1));
    } else if (random.nextInt(30) == 0) {
      line = line.substring(0, random.nextInt(line.length()));
    }
    return line;
  }

  private String manyMembers() {
    List<String> members = new ArrayList<>(List.of(member("records", list()), member("x", "1")));
    Collections.shuffle(members, random);
    return "{" + String.join(",", members) + blank() + "}";
  }

  private String garbage() {
    StringBuilder text = new StringBuilder("#");
    for (int n = random.nextInt(60); n > 0; n--) {
      text.append((char) (' ' + random.nextInt(95)));
    }
    return text.append(';').toString();
  }

  /** Lines longer than the limit of the tests, and lines longer than a step or two. */
  private String longRow() {
    String padding = "z".repeat(random.nextInt(random.nextInt(3) == 0 ? 6000 : 300));
    return "{" + member("pad", string(padding)) + "," + row().substring(1);
  }

  private String list() {
    List<String> rows = new ArrayList<>();
    for (int n = random.nextInt(4); n >= 0; n--) {
      rows.add(random.nextInt(12) == 0 ? "1" : random.nextInt(4) == 0 ? streamed() : row());
    }
    return "[" + blank() + String.join(blank() + ",", rows) + "]";
  }

  private String streamed() {
    String table = one(tables());
    List<String> members = new ArrayList<>();
    members.add(member("category", string(one("AdvancedHunting-", "") + table)));
    members.add(member("properties", row()));
    if (random.nextInt(3) == 0) {
      members.add(member(one(NAMES), random.nextInt(3) == 0 ? value(1) : string(text())));
    }
    Collections.shuffle(members, random);
    return "{" + String.join(",", members) + "}";
  }

  /** Names of tables, some of them that of the rows. */
  String[] tables() {
    return new String[] {"CommonSecurityLog", "commonsecuritylog", "DeviceInfo"};
  }

  String row() {
    List<String> members = new ArrayList<>();
    if (random.nextInt(20) > 0) {
      members.add(member("TimeGenerated", string(one(2, TIMES))));
    }
    members.add(member("SourceIP", string(one(2, SOURCES))));
    members.add(member("RequestURL", random.nextInt(12) == 0 ? value(2) : string(text())));
    if (random.nextInt(4) > 0) {
      members.add(
          member("RequestClientApplication", string(one("curl/8", "", "a\"b\\c", "é", "-"))));
    }
    for (int n = random.nextInt(3); n > 0; n--) {
      members.add(member(one(NAMES), random.nextInt(3) == 0 ? value(2) : string(text())));
    }
    if (random.nextInt(4) == 0) {
      members.add(
          member("Type", string(one("CommonSecurityLog", "COMMONSECURITYLOG", "Other", ""))));
    }
    if (random.nextInt(20) == 0) {
      members.add(member("category", string(one("AdvancedHunting-DeviceInfo", "DeviceInfo"))));
    }
    if (random.nextInt(3) > 0) {
      Collections.shuffle(members, random);
    }
    return "{" + String.join(blank() + ",", members) + blank() + "}";
  }

  final String value(int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> "null";
      case 1 -> one("true", "false");
      case 2 -> one(3, NUMBERS);
      case 6 -> "[" + value(depth - 1) + blank() + "," + blank() + string(text()) + "]";
      case 7 -> "{" + member(text(), value(depth - 1)) + blank() + "}";
      default -> string(text());
    };
  }

  final String member(String name, String value) {
    return string(name) + blank() + ":" + blank() + value;
  }

  /** Keywords, and what is nearly one, among what may bound or hide them. */
  String text() {
    StringBuilder text = new StringBuilder(one(AROUND));
    for (int n = random.nextInt(3); n > 0; n--) {
      String keyword = keywords.get(random.nextInt(keywords.size()));
      if (random.nextInt(6) == 0) {
        int at = random.nextInt(keyword.length());
        keyword = keyword.substring(0, at) + one("s", "ſ", "K", "") + keyword.substring(at + 1);
      }
      text.append(random.nextInt(3) == 0 ? keyword.toUpperCase(Locale.ROOT) : keyword);
      text.append(one(AROUND));
    }
    return text.toString();
  }

  /** A JSON string, mostly written plainly. */
  final String string(String text) {
    int escapes = random.nextInt(12) == 0 ? 8 : 0;
    int slashes = random.nextInt(4) == 0 ? 1 : 0;
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c == '\n') {
        json.append("\\n");
      } else if (c == '\t') {
        json.append("\\t");
      } else if (c == '/' && slashes > 0) {
        json.append("\\/");
      } else if (escapes > 0 && !Character.isSurrogate(c) && random.nextInt(escapes) == 0) {
        json.append(
            String.format(Locale.ROOT, random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  /** JSON's white space that can stand in a line. */
  final String blank() {
    return one("", "", "", "", "", " ", "\t", "\r", "  ");
  }

  final String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** One of the first few in two of three cases. */
  final String one(int usual, String... choices) {
    return choices[random.nextInt(random.nextInt(3) > 0 ? usual : choices.length)];
  }
}

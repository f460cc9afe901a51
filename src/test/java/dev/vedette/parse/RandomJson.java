package dev.vedette.parse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Writes JSON by hand, with all the freedom that JSON gives in white space and escapes. */
final class RandomJson {
  private static final String[] CHARACTERS = {
    "a", "Z", "7", " ", "/", "\"", "\\", "\n", "\t", "\u0001", "\u007f", "é", "ß", "漢", "\u2028",
    "😀", "𐀀", "\uffff"
  };
  private static final String[] NUMBERS = {
    "0", "-0", "28704", "5.7", "-1.50", "1e3", "2E-7", "9007199254740993", "0.1234567890123456"
  };
  private static final String[] NAMES = {"A", "B", "Type", "x", "y", "Timestamp", "category", ""};
  private static final int DEPTH = 4;

  private final Random random;

  RandomJson(long seed) {
    random = new Random(seed);
  }

  /** A bare row: members shuffled, some missing, some twice. */
  String row() {
    List<String> members = new ArrayList<>();
    for (String name : NAMES) {
      for (int n = random.nextInt(8); n > 4; n--) {
        members.add(string(name) + blank() + ":" + value(DEPTH));
      }
      if (random.nextBoolean()) {
        members.add(string(name) + blank() + ":" + value(DEPTH));
      }
    }
    Collections.shuffle(members, random);
    return blank() + "{" + String.join(blank() + "," + blank(), members) + "}" + blank();
  }

  /** A row of few members, most of them without escapes. */
  String flatRow() {
    List<String> members = new ArrayList<>();
    for (int n = 1 + random.nextInt(6); n > 0; n--) {
      String name = '"' + NAMES[random.nextInt(NAMES.length)] + '"';
      members.add(name + blank() + ":" + (random.nextInt(4) > 0 ? "\"some text\"" : value(2)));
    }
    return blank() + "{" + String.join(blank() + "," + blank(), members) + "}" + blank();
  }

  /** The same, half of them in the envelope of the Defender XDR streaming API. */
  String flatOrStreamedRow() {
    if (random.nextBoolean()) {
      return flatRow();
    }
    List<String> members = new ArrayList<>();
    members.add("\"properties\":" + blank() + flatRow());
    for (int n = random.nextInt(4); n > 0; n--) {
      String name = NAMES[random.nextInt(NAMES.length)];
      members.add('"' + name + "\":" + (random.nextBoolean() ? "\"some text\"" : value(0)));
    }
    if (random.nextBoolean()) {
      members.add("\"category\":\"AdvancedHunting-Table\"");
    }
    Collections.shuffle(members, random);
    return "{" + String.join(blank() + ",", members) + "}" + blank();
  }

  /** At least one row. */
  List<String> rows() {
    List<String> rows = new ArrayList<>();
    for (int n = random.nextInt(4); n >= 0; n--) {
      rows.add(row());
    }
    return rows;
  }

  String list(List<String> rows) {
    return "[" + blank() + String.join(",", rows) + "]";
  }

  /** The rows among other members of an object. */
  String envelope(List<String> rows) {
    List<String> members = new ArrayList<>();
    members.add(string("records") + ":" + list(rows));
    members.add(string("A") + ":" + value(DEPTH));
    members.add(string("properties") + ":" + value(DEPTH));
    Collections.shuffle(members, random);
    return "{" + String.join(",", members) + blank() + "}";
  }

  /** The row in the Defender streaming envelope. */
  String streamed(String row, String table) {
    List<String> members = new ArrayList<>();
    members.add(string("time") + ":" + string("2026-01-05T10:04:12.3456789Z"));
    members.add(string("B") + ":" + value(DEPTH));
    members.add(string("category") + ":" + string("AdvancedHunting-" + table));
    members.add(string("properties") + ":" + row);
    Collections.shuffle(members, random);
    return "{" + String.join(",", members) + "}";
  }

  private String value(int depth) {
    int kind = random.nextInt(depth > 0 ? 10 : 6);
    if (kind >= 8) {
      return blank() + (kind == 8 ? nestedList(depth) : nestedObject(depth));
    }
    return blank()
        + switch (kind) {
          case 0 -> "null";
          case 1 -> "true";
          case 2 -> "false";
          case 3 -> NUMBERS[random.nextInt(NUMBERS.length)];
          default -> string(text());
        };
  }

  private String nestedList(int depth) {
    List<String> elements = new ArrayList<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      elements.add(value(depth - 1));
    }
    return "[" + String.join(",", elements) + blank() + "]";
  }

  private String nestedObject(int depth) {
    List<String> members = new ArrayList<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      members.add(string(NAMES[random.nextInt(NAMES.length)] + n) + ":" + value(depth - 1));
    }
    return "{" + String.join(",", members) + blank() + "}";
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(12); n > 0; n--) {
      text.append(CHARACTERS[random.nextInt(CHARACTERS.length)]);
    }
    return text.toString();
  }

  private String string(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair = Character.isSurrogate(c);
      if (c < ' ' || c == '"' || c == '\\' || (!pair && random.nextInt(10) == 0)) {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  private String blank() {
    return random.nextInt(4) > 0 ? "" : " \t\r\n".substring(random.nextInt(4));
  }
}

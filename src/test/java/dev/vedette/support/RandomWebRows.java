package dev.vedette.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Rows of CommonSecurityLog in which everything may be missing, empty or odd. */
public final class RandomWebRows {
  /** The columns; all are texts. */
  public static final List<String> COLUMNS =
      List.of(
          "Computer",
          "TimeGenerated",
          "SourceIP",
          "RequestURL",
          "RequestClientApplication",
          "Type");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Random random;
  private final boolean oddTimes;

  /** {@code oddTimes}: whether a time may be one in another form, none, or missing. */
  public RandomWebRows(long seed, boolean oddTimes) {
    this.random = new Random(seed);
    this.oddTimes = oddTimes;
  }

  /** So many rows; a column that a row does not have is not in its map. */
  public List<Map<String, String>> rows(int count) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, String> row = new LinkedHashMap<>();
      row.put("Computer", "waf-" + random.nextInt(3));
      row.put("TimeGenerated", time(i));
      row.put("SourceIP", sourceIp());
      row.put("RequestURL", url());
      row.put("RequestClientApplication", userAgent());
      row.put("Type", one("CommonSecurityLog", "commonsecuritylog", null, "", "Other"));
      row.values().removeIf(value -> value == null);
      rows.add(row);
    }
    return rows;
  }

  /** The same rows as JSON lines. */
  public static String lines(List<Map<String, String>> rows) throws JsonProcessingException {
    StringBuilder lines = new StringBuilder();
    for (Map<String, String> row : rows) {
      lines.append(JSON.writeValueAsString(row)).append('\n');
    }
    return lines.toString();
  }

  private String time(int i) {
    String usual = String.format("2026-01-%02dT%02d:%02d:%02d", 5 + i % 3, i % 24, i % 60, i % 59);
    String fraction = one("", ".5", ".1234567", ".000001");
    if (!oddTimes || random.nextInt(4) > 0) {
      return usual + fraction + "Z";
    }
    return one(usual.replace('T', ' '), usual + "+02:00", "1767571200000", "soon", "", null);
  }

  private String sourceIp() {
    String net = one("192.0.2.", "198.51.100.", "10.0.0.", "2001:db8::", "x");
    return random.nextInt(10) == 0 ? one("", null) : net + random.nextInt(5);
  }

  private String url() {
    String path =
        one(
            "/partners",
            "/PARTNERS",
            "/partnersé",
            "é/vendors",
            "/vendor-x",
            "/blog",
            "/a/clients",
            "/partnership",
            "/customersx",
            "/about/team",
            "/about",
            "partners",
            "");
    String host = one("", "https://www.example.com", "https://例え.example", "//");
    return random.nextInt(20) == 0
        ? one("", null)
        : host + path + (random.nextBoolean() ? "?q=" + random.nextInt(1000) : "");
  }

  private String userAgent() {
    return one("curl/8", "Mozilla/5.0 \"x\"", "", null, "ü", "bot/" + random.nextInt(9999));
  }

  private String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}

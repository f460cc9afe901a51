package dev.vedette;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vedette.model.Alert;
import dev.vedette.sink.OutputJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The profile {@code kql} against an oracle that is written as plainly as possible: nested loops
 * over the whole list, on rows of awkward shapes. Both modes, several parallelisms.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KqlOracleTest {
  private static final int ROWS = 20_000;
  private static final long WINDOW = 600_000;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> KEYWORDS =
      List.of(
          "/partners",
          "/partner-",
          "/partnerships",
          "/vendors",
          "/vendor-",
          "/suppliers",
          "/supply-chain",
          "/alliances",
          "/ecosystem",
          "/integrations",
          "/channel-partners",
          "/resellers",
          "/distributors",
          "/clients",
          "/customers",
          "/case-studies",
          "/about/team");
  private static final List<String> ODD_SOURCES =
      Arrays.asList(
          "198.51.100.7/32",
          "203.0.113.9/24",
          "10.0.0.1",
          "172.16.3.4",
          "192.168.1.1/24",
          "127.0.0.1",
          "2001:db8::1",
          "::ffff:203.0.113.9",
          " 203.0.113.1",
          "host.example",
          "-",
          "",
          null,
          "203.0.113.256",
          "203.0.113.01",
          "1.2.3",
          "203.0.113.5:443",
          "169.254.1.1");
  private static final List<String> PREFIXES =
      List.of("", "https://www.example.com", "http://partners.example.com", "/en", "x", "\\", "/Ü");
  private static final List<String> SUFFIXES =
      List.of("", "/", "s", "-x", "_y", ".html", "é", "%20", "?a=1", "#", "\u0301", "日", "😀", "1");

  @TempDir private static Path folder;

  /** What the oracle says of one window. */
  private record Expected(
      long count, long firstSeen, long lastSeen, Set<String> urls, Set<String> agents) {}

  /** A row as the oracle sees it; a null time is a missing or wrong one. */
  private record Row(Long time, String sourceIp, String url, String agent) {}

  private final Map<String, Expected> expected = new TreeMap<>();
  private final Map<String, Long> accounts = new HashMap<>();

  @BeforeAll
  void writeRowsAndAskTheOracle() throws IOException {
    List<Row> rows = writeRows(new Random(20260105));
    Map<String, List<Row>> groups = new TreeMap<>();
    for (Row row : rows) {
      String fate = fate(row);
      accounts.merge(fate, 1L, Long::sum);
      if (fate.equals("counted")) {
        String key = row.sourceIp() + " " + row.time() / WINDOW * WINDOW;
        groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
      }
    }
    groups.forEach(this::judge);
    assertThat(expected).hasSizeGreaterThan(50);
  }

  private static String fate(Row row) {
    if (KEYWORDS.stream().noneMatch(keyword -> has(row.url(), keyword))) {
      return "unmatched";
    }
    if (row.time() == null) {
      return "rejected";
    }
    return keptByQuery(row.sourceIp()) ? "counted" : "excluded";
  }

  private void judge(String key, List<Row> group) {
    Set<String> urls = new HashSet<>();
    Set<String> agents = new HashSet<>();
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (Row row : group) {
      urls.add(row.url());
      agents.add(row.agent());
      first = Math.min(first, row.time());
      last = Math.max(last, row.time());
    }
    if (group.size() > 30 || urls.size() > 10) {
      expected.put(key, new Expected(group.size(), first, last, urls, agents));
    }
  }

  /**
   * KQL's has for needles of ASCII: every occurrence, bounded where the needle ends in a letter.
   */
  private static boolean has(String text, String needle) {
    for (int i = 0; i + needle.length() <= text.length(); i++) {
      boolean same = true;
      for (int j = 0; j < needle.length(); j++) {
        char c = text.charAt(i + j);
        char folded = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        same &= folded == needle.charAt(j);
      }
      int end = i + needle.length();
      boolean bounded =
          !Character.isLetterOrDigit(needle.charAt(needle.length() - 1))
              || end == text.length()
              || !Character.isLetterOrDigit(text.codePointAt(end));
      if (same && bounded) {
        return true;
      }
    }
    return false;
  }

  private static boolean keptByQuery(String source) {
    String number = "(0|[1-9][0-9]{0,2})";
    String address = number + "\\." + number + "\\." + number + "\\." + number;
    if (source == null || !source.matches(address + "(/(0|[1-9][0-9]?))?")) {
      return false;
    }
    String[] parts = source.split("[./]", -1);
    for (int i = 0; i < 4; i++) {
      if (Integer.parseInt(parts[i]) > 255) {
        return false;
      }
    }
    return !source.startsWith("10.")
        && !source.startsWith("192.168.")
        && !source.startsWith("172.16.");
  }

  private static List<Row> writeRows(Random random) throws IOException {
    List<Row> rows = new ArrayList<>();
    long clock = Instant.parse("2026-01-05T10:00:00Z").toEpochMilli();
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("web.ndjson"))) {
      for (int i = 0; i < ROWS; i++) {
        clock += random.nextInt(800);
        ObjectNode json = JSON.createObjectNode();
        rows.add(row(random, clock, json));
        out.write(shuffled(json, random).toString());
        out.write(random.nextBoolean() ? "\n" : "\r\n");
      }
    }
    return rows;
  }

  private static Row row(Random random, long clock, ObjectNode json) {
    long time = random.nextInt(3) == 0 ? clock - random.nextInt(50 * 60_000) : clock;
    if (random.nextInt(20) == 0) {
      time = time / WINDOW * WINDOW + List.of(0, -1, 1).get(random.nextInt(3));
    }
    String source =
        random.nextInt(4) == 0
            ? ODD_SOURCES.get(random.nextInt(ODD_SOURCES.size()))
            : "203.0.113." + random.nextInt(12);
    String url = url(random);
    String agent = Arrays.asList("curl/8", "", null, "-", "a\"b\\c\n").get(random.nextInt(5));
    boolean timeless = random.nextInt(100) == 0;
    json.put("TimeGenerated", timeless ? "yesterday" : Instant.ofEpochMilli(time).toString());
    json.put("SourceIP", source);
    json.put("RequestURL", url);
    json.put("RequestClientApplication", agent);
    json.putObject("Extra").put("RequestURL", "/partners").putArray("a").add(1).addObject();
    if (random.nextInt(50) == 0) {
      json.remove("RequestURL");
      url = null;
    }
    return new Row(
        timeless ? null : time, source, url == null ? "" : url, agent == null ? "" : agent);
  }

  private static String url(Random random) {
    String keyword = KEYWORDS.get(random.nextInt(KEYWORDS.size()));
    if (random.nextInt(3) == 0) {
      keyword = keyword.toUpperCase(Locale.ROOT);
    }
    if (random.nextInt(10) == 0) {
      keyword = keyword.replace('s', 'ſ');
    }
    return PREFIXES.get(random.nextInt(PREFIXES.size()))
        + (random.nextInt(4) == 0 ? "/news" : keyword)
        + SUFFIXES.get(random.nextInt(SUFFIXES.size()));
  }

  private static ObjectNode shuffled(ObjectNode json, Random random) {
    List<String> names = new ArrayList<>();
    json.fieldNames().forEachRemaining(names::add);
    Collections.shuffle(names, random);
    ObjectNode shuffled = JSON.createObjectNode();
    names.forEach(name -> shuffled.set(name, json.get(name)));
    return shuffled;
  }

  @ParameterizedTest
  @CsvSource({"batch,1", "batch,2", "streaming,1", "streaming,2", "streaming,4"})
  void agrees(String mode, String parallelism) throws IOException {
    Path alerts = folder.resolve(mode + parallelism + ".ndjson");
    Path summary = folder.resolve(mode + parallelism + ".json");
    int exit =
        Vedette.execute(
            "detect",
            "--web",
            folder.resolve("web.ndjson").toString(),
            "--profile",
            "kql",
            "--mode",
            mode,
            "--parallelism",
            parallelism,
            "--alerts",
            alerts.toString(),
            "--summary",
            summary.toString());
    assertThat(exit).isZero();

    Map<String, Alert> latest = new TreeMap<>();
    for (String line : Files.readAllLines(alerts)) {
      Alert alert = OutputJson.readAlert(line);
      latest.merge(
          alert.sourceIp() + " " + alert.windowStart().toEpochMilli(),
          alert,
          (a, b) -> a.revision() > b.revision() ? a : b);
    }
    assertThat(latest.keySet()).isEqualTo(expected.keySet());
    latest.forEach((key, alert) -> assertAgrees(alert, expected.get(key)));
    JsonNode web = JSON.readTree(Files.readString(summary)).get("web");
    accounts.forEach((fate, count) -> assertThat(web.get(fate).asLong()).as(fate).isEqualTo(count));
    assertThat(web.get("read").asLong()).isEqualTo(ROWS);
  }

  private static void assertAgrees(Alert alert, Expected window) {
    assertThat(alert.isFinal()).isTrue();
    assertThat(alert.requestCount()).isEqualTo(window.count());
    assertThat(alert.uniqueUrls()).isEqualTo(window.urls().size());
    assertThat(alert.firstSeen().toEpochMilli()).isEqualTo(window.firstSeen());
    assertThat(alert.lastSeen().toEpochMilli()).isEqualTo(window.lastSeen());
    assertThat(alert.sampledUrls()).hasSize(Math.min(5, window.urls().size()));
    assertThat(window.urls()).containsAll(alert.sampledUrls());
    assertThat(alert.userAgents()).hasSize(Math.min(3, window.agents().size()));
    assertThat(window.agents()).containsAll(alert.userAgents());
  }
}

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares two files of alerts: SourceIP, WindowStart, RequestCount and UniqueURLs. A file is what
 * Vedette writes as JSON lines, what "vedette generate" writes as truth.json, or lines of these
 * columns with tabs between. Where Vedette says that UniqueURLs is an estimate it may be off by
 * five standard errors. Prints the first rows that differ; exit code 1 when there are any.
 *
 * <p>Usage: java -cp vedette.jar SameAlerts.java EXPECTED ACTUAL
 */
public final class SameAlerts {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHOWN = 10;
  // An UltraLogLog of 2^14 registers.
  private static final double STANDARD_ERROR = 0.0061;

  /** What one file says of a source and window. */
  private record Counts(long requests, long urls, boolean exact) {
    static Counts of(JsonNode alert) {
      return new Counts(
          alert.get("RequestCount").asLong(),
          alert.get("UniqueURLs").asLong(),
          alert.path("UniqueURLsExact").asBoolean(true));
    }

    boolean same(Counts other) {
      double allowed = exact && other.exact ? 0 : 5 * STANDARD_ERROR * Math.max(urls, other.urls);
      return requests == other.requests && Math.abs(urls - other.urls) <= allowed;
    }
  }

  public static void main(String[] args) throws IOException {
    Map<String, Counts> expected = read(Path.of(args[0]));
    Map<String, Counts> actual = read(Path.of(args[1]));
    int different = 0;
    TreeMap<String, Counts> all = new TreeMap<>(expected);
    all.putAll(actual);
    for (String key : all.keySet()) {
      Counts e = expected.get(key);
      Counts a = actual.get(key);
      if (e == null || a == null || !e.same(a)) {
        if (++different <= SHOWN) {
          System.err.println(key + ": expected " + e + ", found " + a);
        }
      }
    }
    if (different > 0) {
      System.err.println(
          different
              + " alerts differ; "
              + expected.size()
              + " expected, "
              + actual.size()
              + " found");
      System.exit(1);
    }
  }

  private static Map<String, Counts> read(Path file) throws IOException {
    Map<String, Counts> alerts = new TreeMap<>();
    String text = Files.readString(file);
    if (text.startsWith("{\n")) {
      for (JsonNode alert : JSON.readTree(text).get("alerts")) {
        add(
            alerts,
            alert.get("SourceIP").asText(),
            alert.get("WindowStart").asText(),
            Counts.of(alert));
      }
      return alerts;
    }
    for (String line : text.lines().toList()) {
      if (line.startsWith("{")) {
        JsonNode alert = JSON.readTree(line);
        add(
            alerts,
            alert.get("SourceIP").asText(),
            alert.get("WindowStart").asText(),
            Counts.of(alert));
      } else {
        String[] columns = line.split("\t");
        Counts counts = new Counts(Long.parseLong(columns[2]), Long.parseLong(columns[3]), true);
        add(alerts, columns[0], columns[1], counts);
      }
    }
    return alerts;
  }

  private static void add(Map<String, Counts> alerts, String source, String window, Counts counts) {
    if (alerts.put(source + " " + Instant.parse(window), counts) != null) {
      throw new IllegalArgumentException(source + " " + window + " is there twice");
    }
  }
}

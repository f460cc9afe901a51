package dev.vedette.cli;

import dev.vedette.model.Alert;
import dev.vedette.model.ToolExecutionRef;
import dev.vedette.sink.OutputJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The alerts of a run as a table for a person: the last revision of each. */
final class AlertTable {
  private static final int MAX_ROWS = 1000;
  private static final int DETAIL_WIDTH = 100;
  private static final String ROW = "%-20s  %-25s  %-8s  %-28s  %s%n";

  private AlertTable() {}

  /** Prints the first alerts in order of time; {@code total}: how many there are in all. */
  static void print(Path ndjson, long total, PrintStream out) throws IOException {
    TreeMap<String, Alert> first = new TreeMap<>();
    try (BufferedReader lines = Files.newBufferedReader(ndjson)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Alert alert = OutputJson.readAlert(line);
        String order = alert.timestamp() + alert.detectionBranch() + alert.alertId();
        first.merge(order, alert, (a, b) -> a.revision() > b.revision() ? a : b);
        if (first.size() > MAX_ROWS) {
          first.pollLastEntry();
        }
      }
    }
    if (!first.isEmpty()) {
      out.printf(ROW, "TIME (UTC)", "BRANCH", "SEVERITY", "SOURCE", "WHAT");
    }
    first.values().forEach(alert -> print(alert, out));
    if (total > MAX_ROWS) {
      out.println("… and " + (total - MAX_ROWS) + " more; --alerts OUT writes them all");
    }
    out.flush();
  }

  private static void print(Alert alert, PrintStream out) {
    out.printf(
        ROW,
        alert.timestamp().toString().substring(0, 19).replace('T', ' '),
        alert.detectionBranch(),
        alert.severity(),
        source(alert),
        shorten(printable(what(alert))));
  }

  private static String source(Alert alert) {
    if (alert.sourceIp() != null) {
      return printable(alert.sourceIp());
    }
    return printable(device(alert.deviceName(), alert.deviceId()));
  }

  private static String device(String name, String id) {
    boolean unnamed = name == null || name.isEmpty();
    return unnamed ? (id == null || id.isEmpty() ? "an unknown device" : id) : name;
  }

  private static String what(Alert alert) {
    if (alert.toolExecutions() != null) {
      TreeSet<String> tools =
          alert.toolExecutions().stream()
              .map(AlertTable::toolAndDevice)
              .collect(Collectors.toCollection(TreeSet::new));
      return String.join(", ", tools) + "; " + counts(alert);
    }
    if (alert.sourceIp() != null) {
      return counts(alert) + ": " + String.join(" ", alert.sampledUrls());
    }
    String account = alert.accountName() == null ? "" : " by " + alert.accountName();
    String command = alert.processCommandLine();
    return alert.toolIdentified() + account + (command == null ? "" : ": " + command);
  }

  private static String toolAndDevice(ToolExecutionRef execution) {
    return execution.toolIdentified()
        + " on "
        + device(execution.deviceName(), execution.deviceId());
  }

  private static String counts(Alert alert) {
    String about = Boolean.TRUE.equals(alert.uniqueUrlsExact()) ? "" : "about ";
    return alert.requestCount() + " requests, " + about + alert.uniqueUrls() + " URLs";
  }

  /** What an attacker wrote must not control the terminal. */
  private static String printable(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String shorten(String text) {
    return text.codePointCount(0, text.length()) <= DETAIL_WIDTH
        ? text
        : text.substring(0, text.offsetByCodePoints(0, DETAIL_WIDTH - 1)) + "…";
  }
}

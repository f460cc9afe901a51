package dev.vedette.sink;

import dev.vedette.model.Alert;
import dev.vedette.model.AlertBuilder;
import dev.vedette.model.LateEvents;
import dev.vedette.model.RejectReason;
import dev.vedette.model.Rejected;
import dev.vedette.model.Suppressed;
import dev.vedette.model.SuppressedBy;
import dev.vedette.model.ToolExecutionRef;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Records for the tests of this package. */
final class Samples {

  static final Instant START = Instant.parse("2026-01-05T23:50:00Z");

  private Samples() {}

  static AlertBuilder alert(String id, Instant timestamp) {
    return Alert.builder()
        .alertId(id)
        .revision(1)
        .detectionBranch("Partner_Page_Scraping")
        .timestamp(timestamp)
        .emittedAt(Instant.parse("2026-02-01T00:00:00.007Z"));
  }

  /** Only what every alert has. */
  static Alert minimal() {
    return alert("00000000000000000000000000000001", START).build();
  }

  /** Every field is set, each to a value of its own. */
  static Alert full() {
    return scraping(tool(alert("0123456789abcdef0123456789abcdef", START)))
        .revision(3)
        .isFinal(true)
        .detectionBranch("Correlated_Reconnaissance")
        .severity("High")
        .confidence("Medium")
        .title("Partner mapping from 198.51.100.7")
        .techniques(List.of("T1591.002"))
        .tactics(List.of("Reconnaissance"))
        .toolExecutions(
            List.of(execution(), new ToolExecutionRef(START, "", null, null, "", "", "x")))
        .relatedAlertIds(List.of("aa", "bb"))
        .profile("default")
        .ruleVersion("1.0.0")
        .build();
  }

  private static AlertBuilder scraping(AlertBuilder alert) {
    return alert
        .sourceIp("198.51.100.7")
        .windowStart(START)
        .windowEnd(START.plusSeconds(600))
        .requestCount(3_000_000_000L)
        .uniqueUrls(12L)
        .uniqueUrlsExact(false)
        .sampledUrls(List.of("/partners?q=\"ü\"", "/clients"))
        .userAgents(List.of("", "curl/8.5.0"))
        .matchedKeywords(List.of())
        .firstSeen(START.plusMillis(1))
        .lastSeen(START.plusMillis(599_999));
  }

  private static AlertBuilder tool(AlertBuilder alert) {
    return alert
        .deviceId("d-1")
        .deviceName("host-1")
        .accountName("CORP\\eve")
        .fileName("python3")
        .processCommandLine("theHarvester -d example.com\n-b all")
        .initiatingProcessFileName("bash")
        .initiatingProcessCommandLine("")
        .toolIdentified("theHarvester")
        .activity("OSINT tool execution");
  }

  static ToolExecutionRef execution() {
    return new ToolExecutionRef(
        Instant.parse("2026-01-05T23:40:00.120Z"),
        "aa",
        "theHarvester",
        "d-1",
        "host-1",
        "CORP\\eve",
        "theHarvester -d example.com");
  }

  /** Text that does not compress, to fill files with. */
  static String noise(long seed, int length) {
    byte[] bytes = new byte[length / 4 * 3];
    new Random(seed).nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  static Suppressed suppressed() {
    return new Suppressed(
        full(), new SuppressedBy("excluded-range", "198.51.100.0/24", "our own scanner"));
  }

  static Rejected rejected(long length, byte[] raw) {
    return new Rejected(
        "web", RejectReason.INVALID_JSON, "breaks off", "/in/web.json", 17, length, raw);
  }

  static LateEvents late() {
    return new LateEvents(
        "198.51.100.7", START.toEpochMilli(), START.plusSeconds(600).toEpochMilli(), 4);
  }
}

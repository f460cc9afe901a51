package dev.vedette;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every case under {@code jobs/business-relationships/cases}, in both profiles and both modes: the
 * final alerts and the ledger must be the expected ones, and every row must be accounted for as
 * {@code expected-summary.json} says, which is counted by hand. With {@code
 * -Dvedette.update-cases=true} a batch run writes the expected alerts anew; read the difference.
 */
final class CasesTest {
  private static final Path CASES = Path.of("jobs/business-relationships/cases");
  private static final List<String> INPUTS = List.of("web", "process", "devices");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> cases() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> cases = Files.list(CASES)) {
      for (Path path : cases.sorted().toList()) {
        for (String profile : List.of("kql", "default")) {
          for (String mode : List.of("batch", "batch --no-prefilter", "streaming")) {
            String name = path.getFileName() + ", " + profile + ", " + mode;
            tests.add(DynamicTest.dynamicTest(name, () -> run(path, profile, mode)));
          }
        }
      }
    }
    assertThat(tests).hasSizeGreaterThanOrEqualTo(40);
    return tests.stream();
  }

  private void run(Path path, String profile, String mode) throws IOException {
    Path out = Files.createTempDirectory(folder, "case");
    List<String> args = new ArrayList<>(List.of("detect", "--profile", profile, "--mode"));
    args.addAll(List.of(mode.split(" ")));
    for (String input : INPUTS) {
      Path file = path.resolve(input + ".ndjson");
      if (Files.exists(file)) {
        args.addAll(List.of("--" + input, file.toString()));
      }
    }
    args.addAll(List.of("--alerts", out.resolve("alerts.ndjson").toString()));
    args.addAll(List.of("--suppressed", out.resolve("suppressed.ndjson").toString()));
    args.addAll(List.of("--summary", out.resolve("summary.json").toString()));
    args.addAll(List.of("--parallelism", mode.equals("streaming") ? "2" : "1"));
    assertThat(Vedette.execute(args.toArray(String[]::new))).isZero();

    boolean batch = !mode.equals("streaming");
    String results =
        finalRecords(out.resolve("alerts.ndjson"), batch, false)
            + finalRecords(out.resolve("suppressed.ndjson"), batch, true);
    Path expected = path.resolve("expected-" + profile + ".ndjson");
    if (batch && Boolean.getBoolean("vedette.update-cases")) {
      Files.writeString(expected, results);
    }
    assertThat(results).isEqualTo(Files.readString(expected));
    JsonNode summary = JSON.readTree(Files.readString(out.resolve("summary.json")));
    assertBalanced(summary);
    JsonNode accounts = JSON.readTree(Files.readString(path.resolve("expected-summary.json")));
    assertThat(accounts(summary)).isEqualTo(accounts.get(profile));
  }

  /** What became of the rows of each input: the same in both modes. */
  private static ObjectNode accounts(JsonNode summary) {
    ObjectNode accounts = JSON.createObjectNode();
    for (String input : INPUTS) {
      accounts.set(input, summary.get(input).<ObjectNode>deepCopy().without("bytes"));
    }
    return accounts;
  }

  /** The last revision of each id, without what differs from run to run, in a fixed order. */
  private static String finalRecords(Path file, boolean batch, boolean ledger) throws IOException {
    Map<String, Integer> last = new HashMap<>();
    List<ObjectNode> records = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      ObjectNode record = (ObjectNode) JSON.readTree(line);
      assertThat(record.has("SuppressedBy")).isEqualTo(ledger);
      records.add(record);
      last.merge(record.get("AlertId").asText(), record.get("Revision").asInt(), Math::max);
    }
    List<String> lines = new ArrayList<>();
    for (ObjectNode record : records) {
      int revision = record.get("Revision").asInt();
      if (batch) {
        assertThat(revision).isEqualTo(1);
      }
      if (revision == last.get(record.get("AlertId").asText())) {
        assertThat(record.get("Final").asBoolean()).isTrue();
        record.remove(List.of("Revision", "EmittedAt"));
        lines.add(sortKey(record) + "\u0000" + record);
      }
    }
    lines.sort(null);
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.substring(line.indexOf('\u0000') + 1)).append('\n'));
    return text.toString();
  }

  private static String sortKey(ObjectNode record) {
    return record.get("DetectionBranch").asText()
        + record.get("Timestamp").asText()
        + record.get("AlertId").asText();
  }

  private static void assertBalanced(JsonNode summary) {
    JsonNode web = summary.get("web");
    assertThat(sum(web, "rejected", "unmatched", "excluded", "late", "counted"))
        .isEqualTo(web.get("read").asLong());
    JsonNode process = summary.get("process");
    assertThat(sum(process, "rejected", "unmatched", "duplicate", "detected"))
        .isEqualTo(process.get("read").asLong());
  }

  private static long sum(JsonNode section, String... names) {
    long sum = 0;
    for (String name : new TreeSet<>(List.of(names))) {
      sum += section.get(name).asLong();
    }
    return sum;
  }
}

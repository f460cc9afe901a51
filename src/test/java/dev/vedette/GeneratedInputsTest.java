package dev.vedette;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vedette.model.Alert;
import dev.vedette.model.DetectionBranch;
import dev.vedette.sink.OutputJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the generator says is in its files is what the detector finds in them. */
final class GeneratedInputsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private JsonNode truth;
  private JsonNode summary;

  @ParameterizedTest
  @CsvSource({
    "json, batch, --keys ordered",
    "json, batch, --keys shuffled --files 3 --compress zst",
    "json, streaming, --keys ordered",
    "json, streaming, --keys shuffled --hot 0.4",
    "access-log, batch, --compress gz",
    "access-log, streaming, --partner 0.4"
  })
  void detectFindsWhatWasMade(String format, String mode, String options) throws IOException {
    generate("--format " + format + " --malformed 0.01 --late 0.02 " + options);
    Map<String, String> alerts = detect(mode);

    boolean streaming = mode.equals("streaming");
    assertThat(alerts).isEqualTo(expected(streaming ? "alertsWithoutLate" : "alerts"));
    JsonNode web = truth.get("web");
    JsonNode found = summary.get("web");
    assertThat(found.get("read")).isEqualTo(web.get("rows"));
    assertThat(found.get("rejected")).isEqualTo(web.get("malformed"));
    assertThat(found.get("unmatched")).isEqualTo(web.get("unmatched"));
    assertThat(found.get("excluded")).isEqualTo(web.get("excluded"));
    assertThat(found.get("late").asLong())
        .isEqualTo(streaming ? web.get("countedLate").asLong() : 0);
    assertThat(summary.get("process").get("detected"))
        .isEqualTo(truth.get("process").get("toolExecutions"));
    assertThat(rejections()).isEqualTo(reasons());
  }

  private void generate(String options) throws IOException {
    List<String> args = new ArrayList<>(List.of("generate", "--out", folder + "/in"));
    args.addAll(
        List.of(
            "--events",
            "30000",
            "--sources",
            "3000",
            "--scrapers",
            "0.01",
            "--hours",
            "12",
            "--process",
            "1000",
            "--devices",
            "5"));
    if (!options.contains("--partner")) {
      args.addAll(List.of("--partner", "0.3"));
    }
    args.addAll(List.of(options.split(" ")));
    assertThat(Vedette.execute(args.toArray(String[]::new))).isZero();
    truth = JSON.readTree(folder.resolve("in/truth.json").toFile());
  }

  private Map<String, String> detect(String mode) throws IOException {
    Path out = folder.resolve("alerts.ndjson");
    int exit =
        Vedette.execute(
            "detect",
            "--web",
            folder + "/in/web*",
            "--process",
            folder + "/in/process.ndjson",
            "--devices",
            folder + "/in/devices.ndjson",
            "--profile",
            "kql",
            "--mode",
            mode,
            "--parallelism",
            "1",
            "--alerts",
            out.toString(),
            "--rejected",
            folder + "/rejected.ndjson",
            "--summary",
            folder + "/summary.json");
    assertThat(exit).isZero();
    summary = JSON.readTree(folder.resolve("summary.json").toFile());
    Map<String, String> alerts = new TreeMap<>();
    for (String line : Files.readAllLines(out)) {
      Alert alert = OutputJson.readAlert(line);
      if (alert.isFinal()
          && alert.detectionBranch().equals(DetectionBranch.PARTNER_PAGE_SCRAPING.text())) {
        alerts.put(
            alert.sourceIp() + " " + alert.windowStart(),
            alert.requestCount() + " " + alert.uniqueUrls());
      }
    }
    return alerts;
  }

  private Map<String, String> expected(String name) {
    Map<String, String> alerts = new TreeMap<>();
    for (JsonNode alert : truth.get(name)) {
      alerts.put(
          alert.get("SourceIP").asText() + " " + alert.get("WindowStart").asText(),
          alert.get("RequestCount").asText() + " " + alert.get("UniqueURLs").asText());
    }
    assertThat(alerts).hasSizeGreaterThan(20);
    return alerts;
  }

  private Map<String, Long> rejections() throws IOException {
    Map<String, Long> byReason = new TreeMap<>();
    for (String line : Files.readAllLines(folder.resolve("rejected.ndjson"))) {
      byReason.merge(JSON.readTree(line).get("Reason").asText(), 1L, Long::sum);
    }
    return byReason;
  }

  private Map<String, Long> reasons() {
    Map<String, Long> byReason = new TreeMap<>();
    truth
        .get("web")
        .get("malformedByReason")
        .fields()
        .forEachRemaining(entry -> byReason.put(entry.getKey(), entry.getValue().asLong()));
    return byReason;
  }
}

package dev.vedette;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vedette.support.CommandLines;
import dev.vedette.support.ParquetFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole runs over Parquet folders as DuckDB and Spark leave them. */
final class ParquetRunsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ROWS = 20_000;

  @TempDir private Path folder;

  private final CommandLines commands = new CommandLines();

  @BeforeEach
  void writeTheSameRowsAsLinesAndAsParquet() throws Exception {
    Files.createDirectories(folder.resolve("lines"));
    StringBuilder web = new StringBuilder();
    for (int i = 0; i < ROWS; i++) {
      web.append(
          String.format(
              "{\"TimeGenerated\":\"2026-01-0%d %02d:%02d:%02d.%03d\",\"SourceIP\":\"192.0.2.%d\","
                  + "\"RequestURL\":\"/%s/%d\",\"RequestClientApplication\":\"curl/%d\"}%n",
              5 + i / 10_000,
              i % 10_000 / 3600,
              i / 60 % 60,
              i % 60,
              i % 1000,
              i * 7919 % 13,
              i % 9 == 0 ? "partners" : "blog",
              i % 4000,
              i % 7));
    }
    Files.writeString(folder.resolve("lines/web.ndjson"), web);
    copy("web", "PARTITION_BY (dt), ROW_GROUP_SIZE 2048", "*, TimeGenerated::DATE AS dt");
    Files.writeString(folder.resolve("web.parquet/_SUCCESS"), "");
    Files.writeString(folder.resolve("web.parquet/.part.crc"), "x");
    writeProcesses();
  }

  private void writeProcesses() throws Exception {
    StringBuilder processes = new StringBuilder();
    StringBuilder devices = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      String time = String.format("2026-01-05T%02d:%02d:%02d.000Z", i / 3600, i / 60 % 60, i % 60);
      processes.append(
          String.format(
              "{\"Timestamp\":\"%s\",\"DeviceId\":\"d%d\",\"FileName\":\"%s\","
                  + "\"ProcessCommandLine\":\"run %s %d\",\"ProcessId\":%d}%n",
              time,
              i % 5,
              i % 97 == 0 ? "dmitry" : "bash",
              i % 89 == 0 ? "spiderfoot -l" : "spiderfeet",
              i,
              i));
      devices.append(
          String.format(
              "{\"Timestamp\":\"%s\",\"DeviceId\":\"d%d\",\"PublicIP\":\"192.0.2.%d\"}%n",
              time, i % 5, i % 5));
    }
    Files.writeString(folder.resolve("lines/process.ndjson"), processes);
    Files.writeString(folder.resolve("lines/devices.ndjson"), devices);
    copy("process", "COMPRESSION zstd", "*");
    copy("devices", "COMPRESSION snappy, PARQUET_VERSION V2", "*");
  }

  private void copy(String name, String options, String select) throws Exception {
    ParquetFiles.byDuckDb(
        String.format("SELECT %s FROM read_json('%s/lines/%s.ndjson')", select, folder, name),
        folder.resolve(name + ".parquet"),
        options);
  }

  private List<String> detect(String form, String mode, int parallelism) throws IOException {
    Path out = Files.createTempDirectory(folder, "_out");
    String before = form.equals("lines") ? folder + "/lines/" : folder + "/";
    String after = form.equals("lines") ? ".ndjson" : ".parquet";
    int exit =
        commands.run(
            "detect",
            "--web",
            before + "web" + after,
            "--process",
            before + "process" + after,
            "--devices",
            before + "devices" + after,
            "--mode",
            mode,
            "--parallelism",
            String.valueOf(parallelism),
            "--alerts",
            out + "/alerts.ndjson",
            "--summary",
            out + "/summary.json");
    assertThat(exit).as(commands.said()).isZero();
    return results(out);
  }

  /** The final alerts and the accounts, but for what differs by its nature. */
  private static List<String> results(Path out) throws IOException {
    List<String> results = new ArrayList<>();
    for (String line : Files.readAllLines(out.resolve("alerts.ndjson"))) {
      ObjectNode alert = (ObjectNode) JSON.readTree(line);
      alert.remove(List.of("EmittedAt", "Revision"));
      if (alert.get("Final").asBoolean()) {
        results.add(alert.toString());
      }
    }
    results.sort(null);
    JsonNode summary = JSON.readTree(out.resolve("summary.json").toFile());
    for (String input : List.of("web", "process", "devices")) {
      ((ObjectNode) summary.get(input)).remove("bytes");
      results.add(summary.get(input).toString());
    }
    return results;
  }

  @ParameterizedTest
  @CsvSource({"batch, 1", "batch, 4", "streaming, 1", "streaming, 4"})
  void findsTheSameAsInLines(String mode, int parallelism) throws IOException {
    List<String> expected = detect("lines", "batch", 1);
    assertThat(expected).hasSizeGreaterThan(50);
    assertThat(detect("parquet", mode, parallelism)).isEqualTo(expected);
  }

  @Test
  void refusesFilesWithoutTheColumnsBeforeTheRun() throws IOException {
    assertThat(commands.run("detect", "--web", folder.resolve("process.parquet").toString()))
        .isEqualTo(2);
    assertThat(commands.said())
        .contains("--web: ")
        .contains("process.parquet has no column RequestURL. Its columns: Timestamp, DeviceId");
  }

  @Test
  void refusesItsOwnOutput() throws IOException {
    Path alerts = folder.resolve("alerts");
    assertThat(
            commands.run(
                "detect", "--process", folder + "/process.parquet", "--alerts", alerts.toString()))
        .as(commands.said())
        .isZero();
    assertThat(commands.run("detect", "--process", alerts.toString())).isEqualTo(2);
    assertThat(commands.said()).contains("is an output of Vedette, not an input");
    assertThat(commands.run("detect", "--web", alerts.toString())).isEqualTo(2);
    assertThat(commands.said()).contains("has no column RequestURL");
  }

  @Test
  void failsForAFileThatBreaksOff() throws IOException {
    Path whole;
    try (Stream<Path> parts = Files.walk(folder.resolve("web.parquet/dt=2026-01-05"))) {
      whole = parts.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = folder.resolve("cut.parquet");
    Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length - 9));
    assertThat(commands.run("detect", "--web", cut.toString())).isEqualTo(1);
    assertThat(commands.said())
        .contains("cut.parquet")
        .contains("breaks off")
        .doesNotContain("\tat ");
  }

  @Test
  void refusesAFileThatIsNotParquetButSaidToBe() {
    Path lines = folder.resolve("lines/web.ndjson");
    assertThat(commands.run("detect", "--web", lines.toString(), "--web-format", "parquet"))
        .isEqualTo(2);
    assertThat(commands.said()).contains("web.ndjson").contains("PAR1");
  }
}

package dev.vedette;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same rows in every shape that is read, all in one run: each must give its window. */
final class FormatsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ROWS = 11;

  @TempDir private Path folder;

  @Test
  void readsTheSameRowsInEveryShape() throws IOException {
    write("lines.ndjson", "\ufeff" + String.join("\r\n", rows(1)));
    write("array.json", "[" + String.join(",", rows(2)) + "]");
    write("pretty.json", pretty(rows(3), "[\n", "\n]\n"));
    write(
        "envelope.json",
        pretty(rows(4), "{\n  \"x\": {\"records\": 1},\n  \"records\": [\n", "\n]}"));
    write("envelopes.ndjson", envelope(rows(5).subList(0, 5)) + envelope(rows(5).subList(5, ROWS)));
    Files.write(folder.resolve("packed.gz"), gzip(String.join("\n", rows(6))));
    Files.write(folder.resolve("packed.zst"), zstd("[" + String.join(",\n", rows(7)) + "]"));
    write("broken-row.json", pretty(withBrokenRow(rows(8)), "[\n", "\n]"));
    write("access.log", accessLog(9));

    JsonNode summary = detect();

    assertThat(sources())
        .containsExactlyInAnyOrder(
            "192.0.2.1",
            "192.0.2.2",
            "192.0.2.3",
            "192.0.2.4",
            "192.0.2.5",
            "192.0.2.6",
            "192.0.2.7",
            "192.0.2.8",
            "192.0.2.9");
    assertThat(summary.get("web").get("counted").asInt()).isEqualTo(9 * ROWS);
    assertThat(summary.get("web").get("rejected").asInt()).isEqualTo(1);
    assertThat(summary.get("web").get("read").asInt()).isEqualTo(9 * ROWS + 1);
  }

  private static List<String> rows(int source) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(
          String.format(
              "{\"TimeGenerated\":\"2026-01-05T10:00:%02dZ\",\"SourceIP\":\"192.0.2.%d\","
                  + "\"RequestURL\":\"/partners/{%d]\\\"\",\"n\":{\"a\":[1]}}",
              i, source, i));
    }
    return rows;
  }

  private static List<String> withBrokenRow(List<String> rows) {
    List<String> broken = new ArrayList<>(rows);
    broken.add(3, "{\"TimeGenerated\":,\"RequestURL\":\"/partners\"}");
    return broken;
  }

  private static String pretty(List<String> rows, String before, String after) {
    return before + String.join(",\n", rows).replace(",\"", ",\n    \"") + after;
  }

  private static String envelope(List<String> rows) {
    return "{\"records\":[" + String.join(",", rows) + "],\"more\":{\"x\":[]}}\n";
  }

  private static String accessLog(int source) {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < ROWS; i++) {
      log.append(
          String.format(
              "192.0.2.%d - - [05/Jan/2026:12:00:%02d +0200] \"GET /partners/%d HTTP/1.1\" 200 5 "
                  + "\"-\" \"curl\"%n",
              source, i, i));
    }
    return log.toString();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] zstd(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new ZstdOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private JsonNode detect() throws IOException {
    Path out = folder.resolve("_out");
    int exit =
        Vedette.execute(
            "detect",
            "--web",
            folder.toString(),
            "--profile",
            "kql",
            "--mode",
            "streaming",
            "--alerts",
            out.resolve("a.ndjson").toString(),
            "--summary",
            out.resolve("s.json").toString());
    assertThat(exit).isZero();
    return JSON.readTree(Files.readString(out.resolve("s.json")));
  }

  private List<String> sources() throws IOException {
    List<String> sources = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("_out/a.ndjson"))) {
      JsonNode alert = JSON.readTree(line);
      if (alert.get("Final").asBoolean()) {
        assertThat(alert.get("UniqueURLs").asInt()).isEqualTo(ROWS);
        sources.add(alert.get("SourceIP").asText());
      }
    }
    return sources;
  }
}

package dev.vedette.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.config.JobDefinition;
import dev.vedette.config.JobDefinitionReader;
import dev.vedette.config.Problems;
import dev.vedette.model.Input;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlainPieceReaderTest {

  /** Otherwise a piece would grow with the number of sources, and memory with it. */
  @Test
  void endsAPieceWhenItHoldsManyWindows() throws IOException {
    int sources = 25_000;
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < sources; i++) {
      lines.append(
          "{\"TimeGenerated\":\"2026-01-05T10:00:00Z\",\"SourceIP\":\"11.0.%d.%d\",\"RequestURL\":\"/partners\"}\n"
              .formatted(i >> 8, i & 255));
    }
    List<Integer> windows =
        readings(lines.toString()).stream().map(reading -> reading.scrapes().size()).toList();
    assertThat(windows).allMatch(held -> held <= 10_000).hasSizeLessThan(5);
    assertThat(windows.stream().mapToInt(held -> held).sum()).isEqualTo(sources);
  }

  /** Of few sources accumulators may keep as much text as there is. */
  @Test
  void endsAPieceWhenItMayHoldMuchText() throws IOException {
    int rows = 6_000;
    String url = "/partners/" + "x".repeat(8_000);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < rows; i++) {
      lines.append(
          "{\"TimeGenerated\":\"2026-01-05T10:00:00Z\",\"SourceIP\":\"11.0.0.1\",\"RequestURL\":\"%s%d\"}\n"
              .formatted(url, i));
    }
    List<Reading> readings = readings(lines.toString());
    // 48 MB in all.
    assertThat(readings).allMatch(reading -> reading.bytes() <= 17 << 20).hasSize(3);
    assertThat(readings.stream().mapToLong(Reading::read).sum()).isEqualTo(rows);
  }

  /** Each piece costs an accumulator for each of its windows. */
  @Test
  void doesNotEndAPieceForRowsThatDoNotMatch() throws IOException {
    String line =
        "{\"TimeGenerated\":\"2026-01-05T10:00:00Z\",\"SourceIP\":\"11.0.0.1\",\"RequestURL\":\"/%s\"}\n"
            .formatted("x".repeat(8_000));
    assertThat(readings(line.repeat(6_000))).hasSize(1);
  }

  private static List<Reading> readings(String lines) throws IOException {
    List<Reading> readings = new ArrayList<>();
    try (PieceReader reader =
        engine()
            .open(
                new ByteArrayInputStream(lines.getBytes(US_ASCII)),
                Layout.JSON_LINES,
                "origin",
                Section.WHOLE,
                Long.MAX_VALUE)) {
      for (Reading reading = reader.next(); reading != null; reading = reader.next()) {
        readings.add(reading);
      }
    }
    return readings;
  }

  private static Engine engine() throws IOException {
    JobDefinition job =
        JobDefinitionReader.fromJar(JobDefinitionReader.DEFAULT_JOB, "kql", new Problems());
    return new Engine(job, Input.WEB, 1 << 20, TimePolicy.BATCH, true);
  }
}

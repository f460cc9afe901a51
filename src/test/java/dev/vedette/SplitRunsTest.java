package dev.vedette;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.config.JobDefinitionReader;
import dev.vedette.config.Problems;
import dev.vedette.engine.AwkwardLines;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch run over a file long enough for several splits, against one over it as one. */
final class SplitRunsTest {
  private static final int BYTES = 40 << 20;

  @TempDir private Path folder;

  @Test
  void aFileInSplitsGivesWhatItGivesInOne() throws IOException {
    byte[] content = content();
    Files.write(folder.resolve("web.ndjson"), content);
    Files.createDirectory(folder.resolve("packed"));
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("packed/web.ndjson")))) {
      out.write(content);
    }
    List<String> split = run("web.ndjson", "split", "3");
    assertThat(split).hasSizeGreaterThan(20);
    assertThat(split).containsExactlyElementsOf(run("packed/web.ndjson", "whole", "1"));
  }

  /** Awkward lines among long ones, so that there are not too many records for a test. */
  private static byte[] content() throws IOException {
    List<String> keywords =
        JobDefinitionReader.fromJar(JobDefinitionReader.DEFAULT_JOB, "kql", new Problems())
            .scraping()
            .keywords();
    String filler = "{\"pad\":\"" + "y".repeat(20_000) + "\"}\n";
    StringBuilder text = new StringBuilder();
    for (int seed = 0; text.length() < BYTES; seed++) {
      text.append(new AwkwardLines(seed, keywords).file(20, false)).append('\n');
      text.append(filler.repeat(20));
    }
    return text.toString().getBytes(UTF_8);
  }

  /** All alerts and rejected records of a run, without what differs between two runs. */
  private List<String> run(String web, String name, String parallelism) throws IOException {
    Path out = folder.resolve(name);
    Path input = folder.resolve(web);
    int exit =
        Vedette.execute(
            "detect",
            "--web",
            input.toString(),
            "--profile",
            "kql",
            "--parallelism",
            parallelism,
            "--alerts",
            out.resolve("alerts.ndjson").toString(),
            "--rejected",
            out.resolve("rejected.ndjson").toString());
    assertThat(exit).isZero();
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(out.resolve("alerts.ndjson"))) {
      lines.add(line.replaceFirst("\"EmittedAt\":\"[^\"]*\"", ""));
    }
    for (String line : Files.readAllLines(out.resolve("rejected.ndjson"))) {
      lines.add(line.replace(input.toString(), "FILE"));
    }
    lines.sort(null);
    return lines;
  }
}

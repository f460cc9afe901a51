package dev.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.support.CommandLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GenerateCommandTest {
  @TempDir private Path folder;

  private final CommandLines commands = new CommandLines();

  private int generate(String... options) {
    List<String> args = new ArrayList<>(List.of("generate", "--out", folder + "/in"));
    args.addAll(List.of("--events", "100", "--sources", "50"));
    args.addAll(List.of(options));
    return commands.run(args.toArray(String[]::new));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void makesTheFilesAndLeavesNothingElse() throws IOException {
    assertThat(generate("--files", "2", "--format", "access-log")).as(commands.said()).isZero();
    assertThat(names(folder)).containsExactly("in");
    assertThat(names(folder.resolve("in")))
        .containsExactly(
            "devices.ndjson", "process.ndjson", "truth.json", "web-000.log", "web-001.log");
  }

  @Test
  void helpsWithoutComplaints() {
    assertThat(generate("--help")).isZero();
    assertThat(commands.said()).isEmpty();
  }

  @Test
  void leavesOutWhatIsNotWanted() throws IOException {
    assertThat(generate("--process", "0", "--devices", "0", "--scrapers", "0", "--partner", "0"))
        .isZero();
    assertThat(names(folder.resolve("in"))).containsExactly("truth.json", "web.ndjson");
  }

  @Test
  void saysAllThatIsWrongWithTheOptionsAtOnce() throws IOException {
    assertThat(
            generate(
                "--hot",
                "1.5",
                "--partner",
                "NaN",
                "--zipf",
                "-1",
                "--hours",
                "0",
                "--start",
                "today",
                "--malformed",
                "0.4",
                "--late",
                "0.3",
                "--files",
                "101",
                "--format",
                "xml",
                "--keys",
                "any",
                "--compress",
                "lz4"))
        .isEqualTo(2);
    assertThat(commands.said())
        .contains("--hot: 1.5 must be from 0.0 to 1.0")
        .contains("--partner: NaN")
        .contains("--zipf: -1.0")
        .contains("--hours: 0.0")
        .contains("--start: 'today' must be a time such as")
        .contains("--malformed, --late: their sum must be at most 0.5")
        .contains("--files: 101 must be from 1 to 100")
        .contains("--format: 'xml' must be one of json, access-log")
        .contains("--keys: 'any' must be one of ordered, shuffled")
        .contains("--compress: 'lz4' must be one of none, gz, zst");
    assertThat(names(folder)).isEmpty();
  }

  @Test
  void refusesAnOutputThatExistsUnlessToldToReplaceIt() throws IOException {
    assertThat(generate("--files", "3")).isZero();
    assertThat(generate()).isEqualTo(2);
    assertThat(commands.said()).contains("exists already");
    assertThat(names(folder.resolve("in"))).contains("web-002.ndjson");
    assertThat(generate("--overwrite")).isZero();
    assertThat(names(folder.resolve("in")))
        .containsExactly("devices.ndjson", "process.ndjson", "truth.json", "web.ndjson");
    assertThat(names(folder)).containsExactly("in");
  }

  @Test
  void neverReplacesWhatItDidNotMake() throws IOException {
    Path mine = Files.createDirectory(folder.resolve("in")).resolve("thesis.txt");
    Files.writeString(mine, "mine");
    assertThat(generate("--overwrite")).isEqualTo(2);
    assertThat(commands.said()).contains("holds more than generated files").contains("thesis.txt");
    assertThat(mine).hasContent("mine");
  }

  @Test
  void takesAnEmptyFolderForNone() throws IOException {
    Files.createDirectory(folder.resolve("in"));
    assertThat(generate()).isZero();
  }

  @Test
  void handlesTheExtremes() throws IOException {
    String[][] extremes = {
      {"--hot", "1", "--partner", "1"},
      {"--scrapers", "1", "--partner", "1", "--hours", "0.05"},
      {"--malformed", "0.5"},
      {"--late", "0.5", "--zipf", "0"},
      {"--process", "1", "--devices", "1"},
      {"--start", "1969-12-31T23:00:00Z", "--late", "0.2"}
    };
    for (String[] options : extremes) {
      List<String> args = new ArrayList<>(List.of("--overwrite"));
      args.addAll(List.of(options));
      assertThat(generate(args.toArray(String[]::new))).as("%s %s", args, commands.said()).isZero();
    }
  }
}

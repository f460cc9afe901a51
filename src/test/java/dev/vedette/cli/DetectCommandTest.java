package dev.vedette.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.support.CommandLines;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a user meets when something is wrong: the message, the exit code, and what is left behind.
 */
final class DetectCommandTest {
  @TempDir private Path folder;

  private final CommandLines commands = new CommandLines();

  @BeforeEach
  void writeAnInput() throws IOException {
    Files.writeString(folder.resolve("web.ndjson"), row(0) + row(1));
  }

  private static String row(int i) {
    return "{\"TimeGenerated\":\"2026-01-05T10:00:0"
        + i
        + "Z\",\"SourceIP\":\"192.0.2.1\",\"RequestURL\":\"/partners\"}\n";
  }

  private int detect(String... args) {
    List<String> all = new ArrayList<>(List.of("detect"));
    for (String arg : args) {
      all.add(arg.startsWith("--") ? arg : folder.resolve(arg).toString());
    }
    return commands.run(all.toArray(String[]::new));
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void namesAMissingFile() {
    assertThat(detect("--web", "nowhere")).isEqualTo(2);
    assertThat(commands.said()).contains("--web: no such file or folder: ").contains("nowhere");
  }

  @Test
  void saysAllThatIsWrongWithTheOptionsAtOnce() {
    assertThat(
            commands.run(
                "detect",
                "--mode",
                "x",
                "--profile",
                "y",
                "--parallelism",
                "0",
                "--web-format",
                "z"))
        .isEqualTo(2);
    assertThat(commands.said())
        .contains("detect: needs --web or --process")
        .contains("--mode: 'x' must be one of batch, streaming")
        .contains("--profile: 'y' must be one of kql, default")
        .contains("--parallelism: 0 must be from 1 to 1024")
        .contains("--web-format: 'z' must be one of auto, json, access-log, parquet");
  }

  @Test
  void refusesAnUnknownOptionInOneLine() {
    assertThat(commands.run("detect", "--wbe", "x")).isEqualTo(2);
    assertThat(commands.said()).contains("--wbe").contains("--help").hasLineCount(2);
  }

  @Test
  void takesNoUnknownOptionForAPath() {
    assertThat(detect("--web", "web.ndjson", "--paralelism")).isEqualTo(2);
    assertThat(commands.said()).contains("--paralelism").hasLineCount(2);
  }

  @Test
  void namesTheCommandsThatThereAre() {
    assertThat(commands.run("detcet", "--web", "x")).isEqualTo(2);
    assertThat(commands.said())
        .contains("unknown command 'detcet'; there are detect, run, validate,");
  }

  @Test
  void refusesWhatIsNotParquetBeforeAnythingRuns() {
    assertThat(detect("--web-format=parquet", "--web", "web.ndjson")).isEqualTo(2);
    assertThat(commands.said()).contains("web.ndjson is not Parquet");
  }

  @Test
  void asksWhatAPathHolds() {
    assertThat(detect("web.ndjson")).isEqualTo(2);
    assertThat(commands.said()).contains("web.ndjson: name what it holds: --web,").hasLineCount(1);
  }

  @Test
  void namesAColumnThatNoRowHas() throws IOException {
    String rows = Files.readString(folder.resolve("web.ndjson"));
    Files.writeString(folder.resolve("case.ndjson"), rows.replace("RequestURL", "requesturl"));
    assertThat(detect("--web", "case.ndjson")).isZero();
    assertThat(commands.said())
        .contains("web: none of 2 records matched the rule")
        .contains("case.ndjson has RequestURL (spelt exactly so)");
    String list = "{\"value\":[" + rows.strip().replace("\n", ",") + "]}";
    Files.writeString(folder.resolve("value.json"), list);
    assertThat(detect("--web", "value.json")).isZero();
    assertThat(commands.said()).contains("has RequestURL nor SourceIP nor TimeGenerated (spelt");
    Files.writeString(folder.resolve("source.ndjson"), rows.replace("SourceIP", "SourceIp"));
    assertThat(detect("--web", "source.ndjson")).isZero();
    assertThat(commands.said())
        .contains("web: all 2 matching records are of excluded sources")
        .contains("source.ndjson has SourceIP (spelt exactly so)");
    Files.writeString(folder.resolve("time.ndjson"), rows.replace("TimeGenerated", "Time"));
    assertThat(detect("--web", "time.ndjson")).isZero();
    assertThat(commands.said())
        .contains("web: none of the records could be used")
        .contains("time.ndjson has TimeGenerated (spelt exactly so)");
    assertThat(detect("--web", "web.ndjson")).isZero();
    assertThat(commands.said()).doesNotContain("spelt exactly so");
  }

  @Test
  void refusesArchivesOfFiles() throws Exception {
    byte[] rows = Files.readAllBytes(folder.resolve("web.ndjson"));
    Path tar = folder.resolve("web.tar.gz");
    Path oldTar = folder.resolve("web.tar");
    byte[] header = Arrays.copyOf("web.ndjson".getBytes(US_ASCII), 512);
    System.arraycopy("ustar  ".getBytes(US_ASCII), 0, header, 257, 7);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(tar))) {
      out.write(header);
      out.write(Arrays.copyOf(rows, 10_240));
    }
    System.arraycopy("ustar\00000".getBytes(US_ASCII), 0, header, 257, 8);
    Files.write(oldTar, header);
    Files.write(oldTar, rows, StandardOpenOption.APPEND);
    try (ZipOutputStream out =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("web.zip")))) {
      out.putNextEntry(new ZipEntry("web.ndjson"));
      out.write(rows);
    }
    for (String archive : List.of("web.tar.gz", "web.tar", "web.zip")) {
      assertThat(detect("--web-format=json", "--web", archive)).isEqualTo(2);
      assertThat(commands.said()).contains(archive + " is an archive of files").hasLineCount(1);
    }
  }

  @Test
  void doubtsTheFormatWhenMostRecordsAreRejected() throws IOException {
    Files.writeString(folder.resolve("most.ndjson"), row(0) + "x\n".repeat(2));
    assertThat(detect("--web", "most.ndjson")).isZero();
    assertThat(commands.said()).contains("web: most of the records could not be used");
    Files.writeString(folder.resolve("none.ndjson"), row(0).replace("{", "{,").repeat(3));
    assertThat(detect("--web", "none.ndjson")).isZero();
    assertThat(commands.said())
        .contains("web: none of the records could be used")
        .doesNotContain("spelt exactly so"); // No row could be read to tell.
  }

  @Test
  void saysWhenDeviceReportsAreOfNoUse() throws IOException {
    String report = "{\"Timestamp\":\"2026-01-05T10:00:00Z\",\"DeviceId\":\"d\"}\n";
    Files.writeString(folder.resolve("devices.ndjson"), report);
    assertThat(detect("--web", "web.ndjson", "--devices", "devices.ndjson")).isZero();
    assertThat(commands.said())
        .contains("devices: of no use without process events")
        .contains("devices: none of 1 reports has a device and an address that can be used")
        .contains("devices.ndjson has PublicIP (spelt exactly so)");
  }

  @Test
  void refusesAnOutputThatExists() throws IOException {
    Files.writeString(folder.resolve("out.ndjson"), "mine");
    assertThat(detect("--web", "web.ndjson", "--alerts", "out.ndjson")).isEqualTo(2);
    assertThat(commands.said()).contains("out.ndjson exists already");
    assertThat(folder.resolve("out.ndjson")).hasContent("mine");
  }

  @Test
  void refusesOutputsThatShareAPath() throws IOException {
    assertThat(detect("--web", "web.ndjson", "--alerts", "out", "--rejected", "out/r.ndjson"))
        .isEqualTo(2);
    assertThat(commands.said()).contains("share one path");
    assertThat(left()).containsExactly("web.ndjson");
  }

  @Test
  void neverReplacesAnInput() throws IOException {
    Files.createSymbolicLink(folder.resolve("link.ndjson"), folder.resolve("web.ndjson"));
    assertThat(detect("--web", "web.ndjson", "--alerts", "web.ndjson", "--overwrite")).isEqualTo(2);
    assertThat(commands.said()).contains("holds the input");
    assertThat(detect("--web", "web.ndjson", "--alerts", "link.ndjson", "--overwrite"))
        .isEqualTo(2);
    assertThat(folder.resolve("web.ndjson")).hasContent(row(0) + row(1));
  }

  @Test
  void refusesASummaryThatCannotBeWrittenBeforeAnythingRuns() throws IOException {
    assertThat(
            detect("--web", "web.ndjson", "--alerts", "a.ndjson", "--summary", "web.ndjson/s.json"))
        .isEqualTo(2);
    assertThat(left()).containsExactly("web.ndjson");
  }

  @Test
  void refusesAnInputWithoutAnyForm() throws IOException {
    Files.writeString(folder.resolve("garbage"), "lorem ipsum\ndolor\n");
    assertThat(detect("--web", "garbage")).isEqualTo(2);
    assertThat(commands.said())
        .contains("garbage is not recognised")
        .contains("json, parquet, access-log");
  }

  @Test
  void refusesAnEmptyPath() {
    assertThat(commands.run("detect", "--web", "")).isEqualTo(2);
    assertThat(commands.said()).contains("--web: an empty path");
  }

  @Test
  void failsForABrokenInputAndLeavesNothing() throws IOException {
    Files.write(folder.resolve("cut.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0});
    assertThat(detect("--web", "cut.gz", "--alerts", "a.ndjson")).isEqualTo(1);
    assertThat(commands.said()).contains("cut.gz").contains("breaks off").doesNotContain("\tat ");
    assertThat(left()).containsExactly("cut.gz", "web.ndjson");
  }

  @Test
  void readsAFileOnceThatIsReachedInSeveralWaysAndLeavesCyclesAlone() throws IOException {
    Files.createSymbolicLink(folder.resolve("self"), folder);
    Files.createSymbolicLink(folder.resolve("again.ndjson"), folder.resolve("web.ndjson"));
    Path summary = folder.resolve("_s.json");
    assertThat(
            commands.run(
                "detect",
                "--web",
                folder.toString(),
                folder + "/*.ndjson",
                "--alerts",
                folder.resolve("_a.ndjson").toString(),
                "--summary",
                summary.toString()))
        .isZero();
    assertThat(Files.readString(summary)).contains("\"read\" : 2,");
  }
}

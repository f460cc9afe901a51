package dev.vedette.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vedette.config.JobDefinition;
import dev.vedette.config.JobDefinitionReader;
import dev.vedette.config.Problems;
import dev.vedette.engine.Account;
import dev.vedette.engine.AwkwardLines;
import dev.vedette.engine.BrokenInputException;
import dev.vedette.engine.Engine;
import dev.vedette.engine.Layout;
import dev.vedette.engine.PieceReader;
import dev.vedette.engine.Reading;
import dev.vedette.engine.Section;
import dev.vedette.engine.TimePolicy;
import dev.vedette.model.Input;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is read in splits must give what it gives when it is read at once. */
final class SplitsTest {
  private static final int LIMIT = 4096;
  private static final String SHORT =
      "\ufeffa\r\nbb\n\n \t\r\n{\"x\":1}\n\n\n" + "y".repeat(5000) + "\n\r\nccc";

  @TempDir private Path folder;

  private JobDefinition job;

  @BeforeEach
  void readTheJob() throws IOException {
    job = JobDefinitionReader.fromJar(JobDefinitionReader.DEFAULT_JOB, "default", new Problems());
  }

  private Engine engine(TimePolicy times, boolean prefilter) {
    return new Engine(job, Input.WEB, LIMIT, times, prefilter);
  }

  private PlannedFile file(byte[] content, Layout layout) throws IOException {
    Path path = folder.resolve("file with spaces");
    Files.write(path, content);
    return new PlannedFile(path.toString(), layout, true, Long.MAX_VALUE);
  }

  private static List<FileSourceSplit> splits(PlannedFile file, long bytes) throws IOException {
    SplitSize size = new SplitSize(bytes, bytes);
    return List.copyOf(
        new PlannedFileEnumerator(List.of(file), size)
            .enumerateSplits(new org.apache.flink.core.fs.Path[0], 1));
  }

  private static Account whole(Engine engine, PlannedFile file) throws IOException {
    byte[] content = Files.readAllBytes(Path.of(file.path()));
    List<Reading> readings = new ArrayList<>();
    try (PieceReader pieces =
        engine.open(
            new ByteArrayInputStream(content), file.layout(), file.path(), Section.WHOLE, 0)) {
      for (Reading piece = pieces.next(); piece != null; piece = pieces.next()) {
        readings.add(piece);
      }
    }
    return Account.of(readings);
  }

  /** Reads each split, and takes it up again where {@code random} interrupts it. */
  private static Account inSplits(Engine engine, PlannedFile file, long bytes, Random random)
      throws IOException {
    ReadingFormat format = new ReadingFormat(engine, List.of(file));
    List<Reading> readings = new ArrayList<>();
    for (FileSourceSplit split : splits(file, bytes)) {
      FileSourceSplit rest = split;
      while (rest != null) {
        rest = read(format, rest, random, readings);
      }
    }
    return Account.of(readings);
  }

  /** What is left of a split when reading was interrupted; null: nothing. */
  private static FileSourceSplit read(
      ReadingFormat format, FileSourceSplit split, Random random, List<Reading> into)
      throws IOException {
    Configuration config = new Configuration();
    try (BulkFormat.Reader<Reading> reader =
        split.getReaderPosition().isPresent()
            ? format.restoreReader(config, split)
            : format.createReader(config, split)) {
      for (var batch = reader.readBatch(); batch != null; batch = reader.readBatch()) {
        RecordAndPosition<Reading> piece = batch.next();
        into.add(piece.getRecord());
        if (random.nextInt(4) == 0) {
          return split.updateWithCheckpointedPosition(
              new CheckpointedPosition(piece.getOffset(), piece.getRecordSkipCount()));
        }
      }
      return null;
    }
  }

  @Test
  void readsShortFilesInSplitsOfAnySize() throws IOException {
    PlannedFile file = file(SHORT.getBytes(UTF_8), Layout.JSON_LINES);
    Account whole = whole(engine(TimePolicy.BATCH, true), file);
    assertThat(whole.rejected()).hasSize(4);
    for (int bytes = 1; bytes < 60; bytes++) {
      Account split = inSplits(engine(TimePolicy.BATCH, true), file, bytes, new Random(bytes));
      assertThat(split).as("splits of %d bytes", bytes).isEqualTo(whole);
    }
  }

  @Test
  void readsAwkwardFilesInSplitsOfAnySize() throws IOException {
    for (int seed = 0; seed < 24; seed++) {
      Random random = new Random(seed);
      AwkwardLines lines = new AwkwardLines(seed, job.scraping().keywords());
      PlannedFile file = file(lines.file(200, seed % 3 == 0).getBytes(UTF_8), Layout.JSON_LINES);
      // Pieces end with each finding in streaming mode, so that reading is interrupted everywhere.
      TimePolicy times = seed % 2 == 0 ? TimePolicy.BATCH : TimePolicy.FILES;
      Engine engine = engine(times, seed % 4 < 2);
      Account whole = whole(engine, file);
      for (int bytes : new int[] {20 + random.nextInt(300), 5000, 20_000, 1 << 20}) {
        assertThat(inSplits(engine, file, bytes, random))
            .as("seed %d, splits of %d bytes", seed, bytes)
            .isEqualTo(whole);
      }
    }
  }

  @Test
  void readsAccessLogsInSplits() throws IOException {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      log.append(i % 7 == 0 ? "garbage\r\n" : requestLine(i));
    }
    PlannedFile file = file(log.toString().getBytes(UTF_8), Layout.ACCESS_LOG_LINES);
    Engine engine = engine(TimePolicy.BATCH, true);
    assertThat(inSplits(engine, file, 700, new Random(1))).isEqualTo(whole(engine, file));
  }

  private static String requestLine(int i) {
    return "192.0.2.1 - - [05/Jan/2026:12:00:00 +0200] \"GET /partners/"
        + i
        + " HTTP/1.1\" 200 5\n";
  }

  @Test
  void readsWhatWasAddedToTheFileOnce() throws IOException {
    PlannedFile file = file("{}\n{}\n{".getBytes(UTF_8), Layout.JSON_LINES);
    List<FileSourceSplit> splits = splits(file, 3);
    Files.writeString(Path.of(file.path()), "}\n{}\n", StandardOpenOption.APPEND);
    ReadingFormat format = new ReadingFormat(engine(TimePolicy.BATCH, true), List.of(file));
    List<Reading> readings = new ArrayList<>();
    for (FileSourceSplit split : splits) {
      while (split != null) {
        split = read(format, split, new Random(1), readings);
      }
    }
    assertThat(splits).hasSize(2);
    assertThat(Account.of(readings).read()).isEqualTo(4);
    assertThat(Account.of(readings).rejected()).isEmpty();
  }

  @Test
  void failsWhenTheFileHasBecomeShorter() throws IOException {
    PlannedFile file = file("{}\n".repeat(9).getBytes(UTF_8), Layout.JSON_LINES);
    List<FileSourceSplit> splits = splits(file, 9);
    Files.writeString(Path.of(file.path()), "{}\n{}\n{}\n{}\n");
    ReadingFormat format = new ReadingFormat(engine(TimePolicy.BATCH, true), List.of(file));
    Random never =
        new Random() {
          @Override
          public int nextInt(int bound) {
            return 1;
          }
        };
    assertThat(read(format, splits.get(0), never, new ArrayList<>())).isNull();
    for (FileSourceSplit split : splits.subList(1, 3)) {
      assertThatThrownBy(() -> read(format, split, never, new ArrayList<>()))
          .isInstanceOf(BrokenInputException.class)
          .hasMessageContaining("has become shorter");
    }
  }

  @Test
  void dividesFilesByTheNumberOfReaders() throws IOException {
    PlannedFile file = file(new byte[1000], Layout.JSON_LINES);
    PlannedFile whole = new PlannedFile(file.path(), Layout.JSON_DOCUMENT, false, 0);
    PlannedFileEnumerator files =
        new PlannedFileEnumerator(List.of(file, whole, file), new SplitSize(100, 200));
    List<FileSourceSplit> splits = List.copyOf(files.enumerateSplits(null, 1));
    assertThat(splits).hasSize(5 + 1 + 5);
    assertThat(splits).extracting(FileSourceSplit::splitId).isSorted().doesNotHaveDuplicates();
    assertThat(files.enumerateSplits(null, 2)).hasSize(5 + 1 + 5);
    assertThat(files.enumerateSplits(null, 3)).hasSize(8 + 1 + 8);
    assertThat(files.enumerateSplits(null, 64)).hasSize(10 + 1 + 10);
  }
}

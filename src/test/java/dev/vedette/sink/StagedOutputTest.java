package dev.vedette.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedOutputTest {

  @TempDir Path folder;
  private StagedOutput lines;
  private StagedOutput parquet;

  @BeforeEach
  void openBothForms() {
    lines = StagedOutput.of(folder.resolve("a.ndjson"), "run");
    parquet = StagedOutput.of(folder.resolve("a"), "run");
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void stage(StagedOutput output, String part, String text) throws IOException {
    write(output.staging().resolve(part), text);
  }

  private void stageAt(long millis, String part, String text) throws IOException {
    stage(lines, part, text);
    Files.setLastModifiedTime(lines.staging().resolve(part), FileTime.fromMillis(millis));
  }

  /** Everything in the folder, hidden or not. */
  private List<String> tree() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(path -> !path.equals(folder))
          .map(path -> folder.relativize(path).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void stagesUnderAHiddenNameNextToTheTarget() {
    assertThat(lines.staging()).isEqualTo(folder.resolve(".a.ndjson.vedette-run"));
    assertThat(StagedOutput.of(Path.of("x/../b"), "run").target())
        .isEqualTo(Path.of("b").toAbsolutePath());
    assertThat(lines.form()).isEqualTo(OutputForm.NDJSON);
    assertThat(parquet.form()).isEqualTo(OutputForm.PARQUET);
  }

  @Test
  void publishesTheOnePartAsTheFile() throws Exception {
    stage(lines, "part-x-0.ndjson", "1\n");
    stage(lines, ".part-x-1.ndjson.inprogress.y", "half");
    lines.publish(false);
    assertThat(tree()).containsExactly("a.ndjson");
    assertThat(lines.target()).hasContent("1\n");
  }

  @Test
  void joinsPartsInTheOrderOfWriting() throws Exception {
    stageAt(1000, "part-z-9.ndjson", "1\n");
    stageAt(2000, "part-z-10.ndjson", "3\n");
    stageAt(2000, "part-z-9.ndjson", "2\n");
    stageAt(1000, "part-z-8.ndjson", "1\n");
    stageAt(3000, "part-a-0.ndjson", "4\n");
    lines.publish(false);
    assertThat(tree()).containsExactly("a.ndjson");
    assertThat(lines.target()).hasContent("1\n2\n3\n4\n");
  }

  @Test
  void publishesAnEmptyOutputWhenNothingWasWritten() throws Exception {
    lines.publish(false);
    parquet.publish(false);
    assertThat(tree()).containsExactly("a", "a.ndjson");
    assertThat(lines.target()).isEmptyFile();
    assertThat(parquet.target()).isEmptyDirectory();
  }

  @Test
  void publishesTheFolderWithoutWhatWasNotCommitted() throws Exception {
    stage(parquet, "dt=2026-01-05/part-x-0.parquet", "rows");
    stage(parquet, "dt=2026-01-05/.part-x-1.parquet.inprogress.y", "half");
    stage(parquet, "dt=2026-01-06/.part-x-0.parquet.inprogress.y", "half");
    parquet.publish(false);
    assertThat(tree()).containsExactly("a", "a/dt=2026-01-05", "a/dt=2026-01-05/part-x-0.parquet");
  }

  @Test
  void makesMissingParents() throws Exception {
    StagedOutput deep = StagedOutput.of(folder.resolve("x/y/a.ndjson"), "run");
    deep.publish(false);
    assertThat(deep.target()).isEmptyFile();
  }

  @Test
  void discardsWhatWasStagedAndNothingElse() throws Exception {
    write(parquet.target().resolve("dt=2026-01-01/part-old-0.parquet"), "old");
    stage(parquet, "dt=2026-01-05/part-x-0.parquet", "rows");
    parquet.discard();
    parquet.discard();
    assertThat(tree())
        .containsExactly("a", "a/dt=2026-01-01", "a/dt=2026-01-01/part-old-0.parquet");
  }

  @Test
  void neverReplacesATargetUnasked() throws Exception {
    write(lines.target(), "old");
    stage(lines, "part-x-0.ndjson", "new");
    assertThatThrownBy(() -> lines.publish(false))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("cannot write " + lines.target() + ": ")
        .hasMessageContaining("exists already");
    assertThat(lines.target()).hasContent("old");
    assertThat(lines.staging().resolve("part-x-0.ndjson")).hasContent("new");
  }

  @Test
  void replacesATargetWhenAsked() throws Exception {
    write(lines.target(), "old");
    stage(lines, "part-x-0.ndjson", "new");
    lines.publish(true);
    write(parquet.target().resolve("dt=2026-01-01/part-old-0.parquet"), "old");
    stage(parquet, "dt=2026-01-05/part-x-0.parquet", "rows");
    parquet.publish(true);
    assertThat(lines.target()).hasContent("new");
    assertThat(tree())
        .containsExactly("a", "a.ndjson", "a/dt=2026-01-05", "a/dt=2026-01-05/part-x-0.parquet");
  }

  @Test
  void putsTheOldTargetBackWhenTheNewOneCannotTakeItsPlace() throws Exception {
    write(parquet.target().resolve("dt=2026-01-01/part-old-0.parquet"), "old");
    // A staging folder inside the target moves away with it, so that renaming it fails.
    StagedOutput broken =
        new StagedOutput(parquet.target(), parquet.target().resolve("inside"), parquet.aside());
    assertThatThrownBy(() -> broken.publish(true))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("cannot write " + parquet.target() + ": NoSuchFileException");
    assertThat(parquet.target().resolve("dt=2026-01-01/part-old-0.parquet")).hasContent("old");
    assertThat(parquet.aside()).doesNotExist();
  }

  @Test
  void replacesALinkAndLeavesWhatItPointsTo() throws Exception {
    write(folder.resolve("elsewhere"), "precious");
    Files.createSymbolicLink(lines.target(), folder.resolve("elsewhere"));
    stage(lines, "part-x-0.ndjson", "new");
    lines.publish(true);
    assertThat(folder.resolve("elsewhere")).hasContent("precious");
    assertThat(lines.target()).isRegularFile().hasContent("new");
  }
}

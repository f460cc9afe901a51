package dev.vedette.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetCheckTest {

  @TempDir Path folder;

  private String problem(String name) {
    return StagedOutput.checkTarget(folder.resolve(name), false);
  }

  private String problemOfReplacing(String name) {
    return StagedOutput.checkTarget(folder.resolve(name), true);
  }

  private void folderWith(String file) throws IOException {
    Path path = folder.resolve("out").resolve(file);
    Files.createDirectories(path.getParent());
    Files.createFile(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.ndjson", "a", "x/y/a.ndjson", "x/y/a", "a.b", "with space", ".ndjson"})
  void allowsNewNamesAndChangesNothing(String name) {
    assertThat(problem(name)).isNull();
    assertThat(problemOfReplacing(name)).isNull();
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.json",
        "a.jsonl",
        "a.csv",
        "a.parquet",
        "a.ndjson.gz",
        "a.zst",
        "a.txt",
        "a.JSON",
        "a.NDJSON"
      })
  void refusesNamesThatMeanSomethingElse(String name) {
    assertThat(problem(name))
        .isEqualTo(
            folder.resolve(name)
                + ": a file of JSON lines must end in .ndjson;"
                + " any other name is a folder of Parquet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a.ndjson"})
  void refusesATargetThatExists(String name) throws IOException {
    Files.createDirectory(folder.resolve(name));
    assertThat(problem(name))
        .isEqualTo(
            folder.resolve(name)
                + " exists already; only overwriting (--overwrite, outputs.overwrite) would replace it");
  }

  @Test
  void refusesALinkThatPointsNowhere() throws IOException {
    Files.createSymbolicLink(folder.resolve("a.ndjson"), folder.resolve("nowhere"));
    assertThat(problem("a.ndjson")).contains("exists already");
  }

  @Test
  void replacesOnlyLikeByLike() throws IOException {
    Files.createFile(folder.resolve("a.ndjson"));
    assertThat(problemOfReplacing("a.ndjson")).isNull();
    Files.createDirectory(folder.resolve("b.ndjson"));
    assertThat(problemOfReplacing("b.ndjson")).endsWith("b.ndjson exists and is not a file");
    Files.createFile(folder.resolve("c"));
    assertThat(problemOfReplacing("c")).endsWith("c exists and is not a folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dt=2026-01-05/part-x-0.parquet", "dt=2026-01-05/.part-x.inprogress.y"})
  void replacesAFolderOfParquet(String file) throws IOException {
    folderWith(file);
    assertThat(problemOfReplacing("out")).isNull();
  }

  @Test
  void replacesAnEmptyFolder() throws IOException {
    Files.createDirectory(folder.resolve("out"));
    assertThat(problemOfReplacing("out")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "thesis.doc",
        ".git/config",
        "dt=2026-01-05/notes.txt",
        "dt=x",
        "dt=x/y/z",
        "models/a.parquet"
      })
  void doesNotReplaceAFolderWithAnythingElse(String file) throws IOException {
    folderWith(file);
    assertThat(problemOfReplacing("out"))
        .startsWith(folder.resolve("out") + " is not replaced: it holds more than Parquet by day");
  }

  @Test
  void refusesAParentThatIsAFile() throws IOException {
    Files.createFile(folder.resolve("f"));
    assertThat(problem("f/x/a.ndjson"))
        .isEqualTo(
            "cannot write "
                + folder.resolve("f/x/a.ndjson")
                + ": "
                + folder.resolve("f")
                + " is not a folder");
  }

  @Test
  void refusesAParentThatCannotBeWrittenTo() throws IOException {
    Path locked = Files.createDirectory(folder.resolve("locked"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeFalse(Files.isWritable(locked), "root may write anywhere");
    assertThat(problem("locked/x/a.ndjson"))
        .isEqualTo(
            "cannot write " + locked.resolve("x/a.ndjson") + ": " + locked + " is not writable");
  }

  @Test
  void refusesTheRoot() {
    assertThat(StagedOutput.checkTarget(Path.of("/"), true))
        .isEqualTo("/ is no name for an output");
  }

  @Test
  void refusesADashByWhichPeopleMeanStandardOutput() {
    assertThat(StagedOutput.checkTarget(Path.of("-"), true))
        .endsWith("/-: - does not mean standard output here; name a .ndjson file or a folder");
  }
}

package dev.vedette.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.vedette.detect.KeywordScan;
import dev.vedette.parse.NativeLibrary;
import dev.vedette.support.Jobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The native code under the C compiler's sanitizers: a look outside what it was given, or anything
 * whose meaning C leaves open, ends these programs with an error.
 */
final class NativeSanitizerTest {
  private static final String TIMES = "300000";

  @TempDir private Path folder;

  @BeforeEach
  void needsACompilerWithSanitizers() throws Exception {
    assumeThat(NativeLibrary.isLoaded()).isTrue();
    Path empty = Files.writeString(folder.resolve("empty.c"), "int main(void) { return 0; }\n");
    assumeThat(compile(empty.toString(), "empty")).as("sanitizers").isEmpty();
  }

  /** What the compiler says; nothing, if it could. */
  private String compile(String source, String program) throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "include");
    Process compiler =
        new ProcessBuilder(
                "cc",
                "-std=c11",
                "-O1",
                "-Wall",
                "-Wextra",
                "-fsanitize=address,undefined",
                "-fno-sanitize-recover=all",
                "-Isrc/main/c",
                "-Isrc/test/c",
                "-I" + java,
                "-I" + java.resolve("linux"),
                "-o",
                folder.resolve(program).toString(),
                source)
            .redirectErrorStream(true)
            .start();
    String printed = new String(compiler.getInputStream().readAllBytes(), UTF_8);
    return compiler.waitFor() == 0 ? printed : printed + "failed";
  }

  private void assertRuns(String program, String... arguments) throws Exception {
    assertThat(compile("src/test/c/" + program + ".c", program)).isEmpty();
    List<String> command = new ArrayList<>(List.of(folder.resolve(program).toString()));
    command.addAll(List.of(arguments));
    Process running = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(running.getInputStream().readAllBytes(), UTF_8);
    assertThat(running.waitFor()).as(printed).isZero();
  }

  @Test
  void looksAtLinesAndTextsOnlyWhereTheyAre() throws Exception {
    assertRuns("sanitize_lines", table().toString(), TIMES);
  }

  @Test
  void walksAlongRowsOnlyWhereTheyAre() throws Exception {
    assertRuns("sanitize_rows", TIMES);
  }

  private Path table() throws IOException {
    KeywordScan keywords = new KeywordScan(Jobs.of("kql").scraping().keywords());
    return Files.write(folder.resolve("table"), StemTable.of(keywords, true));
  }
}

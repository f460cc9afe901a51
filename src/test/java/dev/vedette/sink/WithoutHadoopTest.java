package dev.vedette.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hadoop is there to compile only: the job's jar does not hold it. */
class WithoutHadoopTest {

  @TempDir Path folder;

  private static String classPathWithoutHadoop() {
    // Surefire starts this process from a jar that only points to the real class path.
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(classPath.split(File.pathSeparator))
        .filter(entry -> !entry.contains("hadoop-client"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  @Test
  void aJobWritesParquet() throws Exception {
    File log = folder.resolve("log").toFile();
    Path target = folder.resolve("alerts");
    Process job =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                classPathWithoutHadoop(),
                WithoutHadoop.class.getName(),
                target.toString())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    try {
      assertThat(job.waitFor(120, TimeUnit.SECONDS)).isTrue();
    } finally {
      job.destroyForcibly();
    }
    assertThat(job.exitValue()).as(Files.readString(log.toPath())).isZero();
    assertThat(DuckDb.query("SELECT * EXCLUDE (dt) FROM '" + target + "/dt=2026-01-05/*.parquet'"))
        .containsExactly(Components.of(Samples.full()));
  }
}

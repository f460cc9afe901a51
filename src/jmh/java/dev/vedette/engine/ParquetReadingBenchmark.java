package dev.vedette.engine;

import dev.vedette.bench.Inputs;
import dev.vedette.bench.Megabytes;
import dev.vedette.config.JobDefinition;
import dev.vedette.generate.WebFormat;
import dev.vedette.model.Input;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.apache.parquet.io.LocalInputFile;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Web requests in a Parquet file that DuckDB wrote; an operation is a row, and the megabytes are
 * those of the columns that were read, compressed.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseParallelGC")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@OperationsPerInvocation(Inputs.ROWS)
public class ParquetReadingBenchmark {
  @Param({"zstd", "uncompressed"})
  private String codec;

  private Path folder;
  private Path file;
  private ColumnarInput prefilter;
  private ColumnarInput noPrefilter;

  @Setup
  public void make() throws IOException, SQLException {
    Inputs inputs = Inputs.make(WebFormat.JSON);
    folder = Files.createTempDirectory("vedette-bench");
    file = folder.resolve("web.parquet");
    write(inputs.web());
    JobDefinition job = Inputs.job();
    Engine fast = new Engine(job, Input.WEB, 1 << 20, TimePolicy.BATCH, true);
    Engine plain = new Engine(job, Input.WEB, 1 << 20, TimePolicy.BATCH, false);
    prefilter = new ColumnarInput(fast);
    noPrefilter = new ColumnarInput(plain);
    Findings asJson =
        Findings.of(
            plain.open(
                new ByteArrayInputStream(inputs.web()),
                Layout.JSON_LINES,
                "input",
                Section.WHOLE,
                0));
    Findings.check(inputs.partnerRequests(), Findings.of(open(prefilter)), asJson);
    Findings.check(inputs.partnerRequests(), Findings.of(open(noPrefilter)), asJson);
  }

  private void write(byte[] rows) throws IOException, SQLException {
    Path lines = Files.write(folder.resolve("web.ndjson"), rows);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          String.format(
              "COPY (SELECT * FROM read_json('%s', format = 'newline_delimited'))"
                  + " TO '%s' (FORMAT parquet, COMPRESSION %s)",
              lines, file, codec));
    }
    Files.delete(lines);
  }

  private PieceReader open(ColumnarInput input) throws IOException {
    return input.open(
        new LocalInputFile(file), "input", Section.WHOLE, Files.size(file), 0, Long.MAX_VALUE);
  }

  @TearDown
  public void remove() throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(folder);
  }

  private long read(ColumnarInput input, Megabytes megabytes) throws IOException {
    long matches = 0;
    try (PieceReader reader = open(input)) {
      for (Reading reading = reader.next(); reading != null; reading = reader.next()) {
        megabytes.add(reading.bytes());
        matches += reading.read() - reading.unmatched() - reading.rejected().size();
      }
    }
    return matches;
  }

  /** The URLs, and of the other columns what belongs to those that match. */
  @Benchmark
  public long fast(Megabytes megabytes) throws IOException {
    return read(prefilter, megabytes);
  }

  /** All needed columns of all rows. */
  @Benchmark
  public long plain(Megabytes megabytes) throws IOException {
    return read(noPrefilter, megabytes);
  }
}

package dev.vedette.engine;

import dev.vedette.bench.Inputs;
import dev.vedette.bench.Megabytes;
import dev.vedette.config.JobDefinition;
import dev.vedette.generate.WebFormat;
import dev.vedette.model.Input;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/** From the bytes of web requests to what matches; an operation is a row. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseParallelGC")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@OperationsPerInvocation(Inputs.ROWS)
public class WebReadingBenchmark {
  private static final int MAX_RECORD_BYTES = 1 << 20;

  @Param({"JSON_LINES", "ACCESS_LOG_LINES"})
  private Layout layout;

  private byte[] lines;
  private Engine prefilter;
  private Engine noPrefilter;
  private Engine streaming;

  @Setup
  public void make() throws IOException {
    Inputs inputs =
        Inputs.make(layout == Layout.JSON_LINES ? WebFormat.JSON : WebFormat.ACCESS_LOG);
    lines = inputs.web();
    JobDefinition job = Inputs.job();
    prefilter = new Engine(job, Input.WEB, MAX_RECORD_BYTES, TimePolicy.BATCH, true);
    noPrefilter = new Engine(job, Input.WEB, MAX_RECORD_BYTES, TimePolicy.BATCH, false);
    streaming = new Engine(job, Input.WEB, MAX_RECORD_BYTES, TimePolicy.FILES, true);
    Findings plain = Findings.of(open(noPrefilter));
    Findings.check(inputs.partnerRequests(), Findings.of(open(prefilter)), plain);
    Findings.check(inputs.partnerRequests(), Findings.of(open(streaming)), plain);
  }

  private PieceReader open(Engine engine) throws IOException {
    return engine.open(new ByteArrayInputStream(lines), layout, "input", Section.WHOLE, 0);
  }

  private long read(Engine engine, Megabytes input) throws IOException {
    input.add(lines.length);
    try (PieceReader reader = open(engine)) {
      return Findings.matches(reader);
    }
  }

  /** As in batch mode. */
  @Benchmark
  public long fast(Megabytes input) throws IOException {
    return read(prefilter, input);
  }

  /** As with {@code --no-prefilter}. */
  @Benchmark
  public long plain(Megabytes input) throws IOException {
    return read(noPrefilter, input);
  }

  /** As in streaming mode, where the time of each row is read. */
  @Benchmark
  public long streaming(Megabytes input) throws IOException {
    return read(streaming, input);
  }
}

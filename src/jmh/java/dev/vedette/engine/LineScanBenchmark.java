package dev.vedette.engine;

import dev.vedette.bench.Check;
import dev.vedette.bench.Inputs;
import dev.vedette.bench.Megabytes;
import dev.vedette.detect.KeywordScan;
import dev.vedette.generate.WebFormat;
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

/** The pass over all bytes: cutting lines, with and without the scan; an operation is a line. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseParallelGC")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@OperationsPerInvocation(Inputs.ROWS)
public class LineScanBenchmark {
  private static final int MAX_RECORD_BYTES = 1 << 20;

  @Param({"JSON_LINES", "ACCESS_LOG_LINES"})
  private Layout layout;

  private byte[] lines;
  private boolean json;
  private KeywordScan keywords;

  @Setup
  public void make() throws IOException {
    json = layout == Layout.JSON_LINES;
    Inputs inputs = Inputs.make(json ? WebFormat.JSON : WebFormat.ACCESS_LOG);
    lines = inputs.web();
    keywords = new KeywordScan(Inputs.job().scraping().keywords());
    Check.same("lines", (long) Inputs.ROWS, lines());
    long found = candidates(inJava());
    Check.that(
        found + " lines may match, all that do, but not most of all",
        found >= inputs.partnerRequests() && found < Inputs.ROWS / 2);
  }

  private long lines() throws IOException {
    long count = 0;
    try (LineCutter cutter = new LineCutter(input(), Section.WHOLE, MAX_RECORD_BYTES)) {
      while (cutter.next()) {
        count++;
      }
    }
    return count;
  }

  private LineSkipper inJava() {
    LineForm form = json ? LineForm.jsonObject() : LineForm.accessLogLine();
    return new JavaLineSkipper(new LineScan(keywords, json), form);
  }

  private long candidates(LineSkipper skipper) throws IOException {
    long count = 0;
    LineScan scan = new LineScan(keywords, json);
    try (ScanningLineCutter cutter =
        new ScanningLineCutter(input(), Section.WHOLE, MAX_RECORD_BYTES, scan, skipper)) {
      cutter.passOver();
      while (cutter.next()) {
        count += cutter.mayMatch() ? 1 : 0;
        cutter.passOver();
      }
    }
    return count;
  }

  private ByteArrayInputStream input() {
    return new ByteArrayInputStream(lines);
  }

  /** Line ends only. */
  @Benchmark
  public long cut(Megabytes input) throws IOException {
    input.add(lines.length);
    return lines();
  }

  /** Line ends, and which of the lines may match. */
  @Benchmark
  public long scanInJava(Megabytes input) throws IOException {
    input.add(lines.length);
    return candidates(inJava());
  }

  /** The same with the native library, or in Java where that cannot run. */
  @Benchmark
  public long scanInVectors(Megabytes input) throws IOException {
    input.add(lines.length);
    return candidates(
        NativeLineSkipper.canLookFor(keywords) ? new NativeLineSkipper(keywords, json) : inJava());
  }
}

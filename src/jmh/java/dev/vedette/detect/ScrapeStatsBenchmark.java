package dev.vedette.detect;

import dev.vedette.bench.Check;
import dev.vedette.bench.Elements;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The accumulator of a window; an operation makes one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseParallelGC")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScrapeStatsBenchmark {
  @Param({"5", "30", "1000"})
  private int requests;

  private Windows window;
  private ScrapeStats firstHalf;
  private ScrapeStats rest;

  @Setup
  public void make() throws IOException {
    window = new Windows(requests);
    firstHalf = window.of(0, requests / 2);
    rest = window.of(requests / 2, requests);
    Check.same("requests", (long) requests, window.of(0, requests).count());
    Check.same("the halves together", window.of(0, requests), merged());
  }

  private ScrapeStats merged() {
    ScrapeStats both = window.empty();
    both.merge(firstHalf);
    both.merge(rest);
    return both;
  }

  /** All requests, one by one. */
  @Benchmark
  public ScrapeStats add(Elements request) {
    request.add(requests);
    return window.of(0, requests);
  }

  /** Two halves. */
  @Benchmark
  public ScrapeStats merge(Elements request) {
    request.add(requests);
    return merged();
  }
}

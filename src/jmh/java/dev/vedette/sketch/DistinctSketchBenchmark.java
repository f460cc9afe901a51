package dev.vedette.sketch;

import dev.vedette.bench.Check;
import dev.vedette.bench.Elements;
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

/** Counting distinct URLs, as profile {@code default} does; an operation makes one sketch. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseParallelGC")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DistinctSketchBenchmark {
  private static final int EXACT_UP_TO = 512;
  private static final int PRECISION = 12;

  /** The last of them are too many to be counted exactly. */
  @Param({"5", "30", "1000"})
  private int urls;

  private long[] hashes;
  private DistinctSketch firstHalf;
  private DistinctSketch rest;

  @Setup
  public void make() {
    hashes = new long[urls];
    for (int i = 0; i < urls; i++) {
      hashes[i] = TextHash.of("https://www.example.com/partners/acme?page=" + i);
    }
    firstHalf = filled(0, urls / 2);
    rest = filled(urls / 2, urls);
    Check.same("the count is exact", urls <= EXACT_UP_TO, filled(0, urls).isExact());
    Check.that(
        "the count is right, within four standard errors",
        Math.abs(filled(0, urls).count() - urls) <= (urls <= EXACT_UP_TO ? 0 : urls / 20));
    Check.same("the halves together", filled(0, urls), merged());
  }

  private DistinctSketch filled(int from, int to) {
    DistinctSketch sketch = new DistinctSketch(EXACT_UP_TO, PRECISION);
    for (int i = from; i < to; i++) {
      sketch.add(hashes[i]);
    }
    return sketch;
  }

  private DistinctSketch merged() {
    DistinctSketch both = new DistinctSketch(EXACT_UP_TO, PRECISION);
    both.merge(firstHalf);
    both.merge(rest);
    return both;
  }

  /** All URLs, one by one. */
  @Benchmark
  public DistinctSketch add(Elements url) {
    url.add(urls);
    return filled(0, urls);
  }

  /** Two halves. */
  @Benchmark
  public DistinctSketch merge(Elements url) {
    url.add(urls);
    return merged();
  }
}

package dev.vedette.engine;

import dev.vedette.bench.Inputs;
import dev.vedette.bench.Megabytes;
import dev.vedette.bench.Spans;
import dev.vedette.generate.WebFormat;
import dev.vedette.model.Input;
import java.io.IOException;
import java.util.List;
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

/** What single JSON rows mean, as of topics; an operation is a row. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseParallelGC")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@OperationsPerInvocation(Inputs.ROWS)
public class RowInterpreterBenchmark {
  @Param({"WEB", "PROCESS", "DEVICES"})
  private Input input;

  private Spans rows;
  private long length;
  private Engine engine;
  private RecordInterpreter flat;
  private RecordInterpreter jackson;

  @Setup
  public void make() throws IOException {
    Inputs inputs = Inputs.make(WebFormat.JSON);
    rows =
        Spans.lines(
            switch (input) {
              case WEB -> inputs.web();
              case PROCESS -> inputs.process();
              case DEVICES -> inputs.devices();
            });
    length = rows.length();
    engine = engine(true);
    flat = engine.messages(Layout.JSON_LINES);
    jackson = engine(false).messages(Layout.JSON_LINES);
    long expected =
        switch (input) {
          case WEB -> inputs.partnerRequests();
          case PROCESS -> inputs.toolExecutions();
          case DEVICES -> Inputs.ROWS;
        };
    Findings.check(expected, Findings.of(List.of(read(flat))), Findings.of(List.of(read(jackson))));
  }

  private Engine engine(boolean prefilter) throws IOException {
    return new Engine(Inputs.job(), input, 1 << 20, TimePolicy.FILES, prefilter);
  }

  private Reading read(RecordInterpreter interpreter) {
    ReadingBuilder into = new ReadingBuilder(engine.statsLayout());
    byte[] bytes = rows.bytes();
    for (int i = 0; i < rows.count(); i++) {
      int start = rows.start(i);
      interpreter.interpret(bytes, start, rows.end(i) - start, "input", start, into);
    }
    return into.build(length, 0);
  }

  /** In their bytes, where that is possible. */
  @Benchmark
  public Reading flat(Megabytes megabytes) {
    megabytes.add(length);
    return read(flat);
  }

  /** Each by Jackson. */
  @Benchmark
  public Reading jackson(Megabytes megabytes) {
    megabytes.add(length);
    return read(jackson);
  }
}

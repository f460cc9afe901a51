package dev.vedette.detect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vedette.bench.Check;
import dev.vedette.bench.Inputs;
import dev.vedette.bench.Megabytes;
import dev.vedette.bench.Spans;
import dev.vedette.config.JobDefinition;
import dev.vedette.generate.WebFormat;
import dev.vedette.parse.Columns;
import dev.vedette.parse.FlatRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Whether command lines name a tool; an operation is a command line. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseParallelGC")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@OperationsPerInvocation(Inputs.ROWS)
public class TermScanBenchmark {
  private final List<String> texts = new ArrayList<>();
  private Spans written;
  private long length;
  private TermScan scan;
  private TermSet terms;

  @Setup
  public void make() throws IOException {
    byte[] process = Inputs.make(WebFormat.JSON).process();
    Spans lines = Spans.lines(process);
    FlatRow row = new FlatRow(Columns.of("ProcessCommandLine"), 0);
    ObjectMapper json = new ObjectMapper();
    written = new Spans(process);
    for (int i = 0; i < lines.count(); i++) {
      int start = lines.start(i);
      Check.that("a row can be read in its bytes", row.read(process, start, lines.end(i) - start));
      written.add(row.start(0), row.end(0));
      JsonNode parsed = json.readTree(process, start, lines.end(i) - start);
      texts.add(parsed.get("ProcessCommandLine").asText());
    }
    length = written.length();
    List<String> names =
        Inputs.job().tools().names().stream().map(JobDefinition.Tool::term).toList();
    scan = new TermScan(names);
    terms = new TermSet(names);
    check();
  }

  private void check() {
    Check.same("command lines", Inputs.ROWS, written.count());
    int tools = 0;
    for (int i = 0; i < written.count(); i++) {
      boolean named = terms.hasAny(texts.get(i));
      Check.that(texts.get(i) + " is found", mayHave(i) || !named);
      tools += named ? 1 : 0;
    }
    Check.that(tools + " command lines name a tool, a few", tools > 0 && tools < Inputs.ROWS / 10);
    Check.that("most others are not taken for one that does", scanned() < 2L * tools);
  }

  private boolean mayHave(int i) {
    return scan.mayHave(written.bytes(), written.start(i), written.end(i));
  }

  private long scanned() {
    long found = 0;
    for (int i = 0; i < written.count(); i++) {
      found += mayHave(i) ? 1 : 0;
    }
    return found;
  }

  /** All names at once, as they stand in JSON. */
  @Benchmark
  public long scan(Megabytes megabytes) {
    megabytes.add(length);
    return scanned();
  }

  /** One name after the other, in strings. */
  @Benchmark
  public long terms(Megabytes megabytes) {
    megabytes.add(length);
    long found = 0;
    for (String text : texts) {
      found += terms.hasAny(text) ? 1 : 0;
    }
    return found;
  }
}

package dev.vedette.detect;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vedette.bench.Check;
import dev.vedette.bench.Inputs;
import dev.vedette.bench.Megabytes;
import dev.vedette.bench.Spans;
import dev.vedette.generate.WebFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

/** Which keywords URLs have; an operation is a URL. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseParallelGC")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@OperationsPerInvocation(Inputs.ROWS)
public class KeywordScanBenchmark {
  private final List<String> texts = new ArrayList<>();
  private Spans urls;
  private long length;
  private KeywordScan scan;
  private PartnerPageRule rule;

  @Setup
  public void make() throws IOException {
    Inputs inputs = Inputs.make(WebFormat.JSON);
    ObjectMapper json = new ObjectMapper();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String line : new String(inputs.web(), StandardCharsets.UTF_8).lines().toList()) {
      texts.add(json.readTree(line).get("RequestURL").asText());
      bytes.writeBytes(texts.get(texts.size() - 1).getBytes(StandardCharsets.UTF_8));
    }
    urls = new Spans(bytes.toByteArray());
    int start = 0;
    for (String text : texts) {
      int end = start + text.getBytes(StandardCharsets.UTF_8).length;
      urls.add(start, end);
      start = end;
    }
    length = urls.length();
    scan = new KeywordScan(Inputs.job().scraping().keywords());
    rule = new PartnerPageRule(Inputs.job().scraping().keywords());
    check(inputs.partnerRequests());
  }

  private void check(long expected) {
    Check.same("URLs with a keyword", expected, matching(texts));
    for (int i = 0; i < urls.count(); i++) {
      List<String> found = scan.matched(urls.bytes(), urls.start(i), urls.end(i));
      Check.same(texts.get(i), rule.matched(texts.get(i)), found);
    }
  }

  private long matching(List<String> strings) {
    return strings.stream().filter(url -> !rule.matched(url).isEmpty()).count();
  }

  /** All keywords at once, in the bytes. */
  @Benchmark
  public long scan(Megabytes megabytes) {
    megabytes.add(length);
    long matches = 0;
    byte[] bytes = urls.bytes();
    for (int i = 0; i < urls.count(); i++) {
      matches += scan.matched(bytes, urls.start(i), urls.end(i)).isEmpty() ? 0 : 1;
    }
    return matches;
  }

  /** One keyword after the other, in strings. */
  @Benchmark
  public long rule(Megabytes megabytes) {
    megabytes.add(length);
    long matches = 0;
    for (String url : texts) {
      matches += rule.matched(url).isEmpty() ? 0 : 1;
    }
    return matches;
  }
}

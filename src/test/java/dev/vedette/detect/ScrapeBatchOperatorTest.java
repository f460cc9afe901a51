package dev.vedette.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vedette.model.Alert;
import dev.vedette.model.Suppressed;
import dev.vedette.model.SuppressedBy;
import dev.vedette.support.RecordedMetrics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.ManagedMemoryUseCase;
import org.apache.flink.runtime.operators.testutils.MockEnvironment;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScrapeBatchOperatorTest {
  private static final long START = 1_767_607_200_000L;
  private static final long WINDOW = 600_000;
  private static final long ABOVE = 4;
  private static final int ANY_BYTES = 1 << 20;
  private static final SuppressedBy LOOPBACK =
      new SuppressedBy("excluded-range", "127.0.0.0/8", "loopback");

  private final RecordedMetrics metrics = new RecordedMetrics();
  private MockEnvironment environment;
  private OneInputStreamOperatorTestHarness<ScrapePartial, Alert> harness;

  @AfterEach
  void close() throws Exception {
    harness.close();
    assertThat(environment.getMemoryManager().verifyEmpty()).isTrue();
    environment.close();
  }

  private void open(long urlsAbove, int exactUpTo, int tableBytes, double memory) throws Exception {
    open(urlsAbove, exactUpTo, tableBytes, memory, 18);
  }

  private void open(long urlsAbove, int exactUpTo, int tableBytes, double memory, int log2Counters)
      throws Exception {
    ScrapeAlerts alerts =
        new ScrapeAlerts("title", "Low", "Low", List.of(), List.of(), WINDOW, "kql", "1");
    environment = metrics.environment();
    harness =
        new OneInputStreamOperatorTestHarness<>(
            new ScrapeBatchOperator(
                alerts,
                new ScrapeLimits(3 * ABOVE, urlsAbove),
                layout(exactUpTo),
                tableBytes,
                log2Counters),
            environment);
    harness
        .getStreamConfig()
        .setManagedMemoryFractionOperatorOfUseCase(ManagedMemoryUseCase.OPERATOR, memory);
    harness.getStreamConfig().serializeAllConfigs();
    harness.open();
  }

  private static ScrapeStats.Layout layout(int exactUpTo) {
    return new ScrapeStats.Layout(exactUpTo, 10, 5, 3);
  }

  private static ScrapeStats stats(int exactUpTo, int fromUrl, int toUrl) {
    ScrapeStats stats = new ScrapeStats(layout(exactUpTo));
    for (int i = fromUrl; i < toUrl; i++) {
      stats.add(START + i, "/partners/" + i, "agent" + i % 5, List.of("/" + i % 3));
    }
    return stats;
  }

  private void send(String source, SuppressedBy by, ScrapeStats stats) throws Exception {
    DataOutputSerializer out = new DataOutputSerializer(64);
    ScrapePartialSerializer serializer = new ScrapePartialSerializer();
    serializer.serialize(new ScrapePartial(source, START, by, stats, 0), out);
    harness.processElement(
        new StreamRecord<>(
            serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()))));
  }

  private List<Alert> end() throws Exception {
    harness.endInput();
    return harness.extractOutputValues();
  }

  private List<Suppressed> suppressed() {
    List<Suppressed> suppressed = new ArrayList<>();
    if (harness.getSideOutput(ScrapeWindowFunction.SUPPRESSED) != null) {
      harness
          .getSideOutput(ScrapeWindowFunction.SUPPRESSED)
          .forEach(record -> suppressed.add(record.getValue()));
    }
    return suppressed;
  }

  @Test
  void saysNothingBeforeTheEndNorOfFewRequests() throws Exception {
    open(ABOVE, 16, ANY_BYTES, 0.5);
    send("a", null, stats(16, 0, 1));
    send("a", null, stats(16, 1, 4));
    send("b", null, stats(16, 0, 9));
    assertThat(harness.extractOutputValues()).isEmpty();
    assertThat(end()).extracting(Alert::sourceIp).containsExactly("b");
    assertThat(metrics.count("web_counted")).isEqualTo(13);
  }

  @Test
  void aLimitIsPassedByRequestsOrByUrls() throws Exception {
    open(ABOVE, 16, ANY_BYTES, 0.5);
    for (int i = 0; i < 3 * ABOVE; i++) {
      send("as many as the limit", null, stats(16, 0, 1));
      send("one more", null, stats(16, 0, 1));
    }
    send("one more", null, stats(16, 0, 1));
    send("as many URLs", null, stats(16, 0, 4));
    send("as many URLs", null, stats(16, 0, 4));
    send("one URL more", null, stats(16, 0, 4));
    send("one URL more", null, stats(16, 3, 5));
    assertThat(end())
        .extracting(Alert::sourceIp)
        .containsExactlyInAnyOrder("one more", "one URL more");
  }

  @Test
  void whatIsSuppressedHasWindowsOfItsOwn() throws Exception {
    open(ABOVE, 16, ANY_BYTES, 0.5);
    send("a", LOOPBACK, stats(16, 0, 3));
    send("a", null, stats(16, 3, 6));
    send("b", LOOPBACK, stats(16, 0, 3));
    send("b", LOOPBACK, stats(16, 3, 6));
    assertThat(end()).isEmpty();
    assertThat(metrics.count("web_counted")).isEqualTo(3);
    assertThat(metrics.count("suppressed")).isEqualTo(1);
    assertThat(suppressed()).hasSize(1);
    assertThat(suppressed().get(0).alert().requestCount()).isEqualTo(6);
    assertThat(suppressed().get(0).suppressedBy()).isEqualTo(LOOPBACK);
  }

  /**
   * However partials are grouped, wherever they wait, however often parts are divided, and however
   * many windows are looked at because they share a counter.
   */
  @ParameterizedTest
  @CsvSource({
    "1048576, 0.5, 18",
    "1048576, 0, 0",
    "20000, 0.1, 18",
    "20000, 0.1, 5",
    "2000, 0, 18",
    "1, 0.5, 8"
  })
  void alertsAreThoseOfAllRequests(int tableBytes, double memory, int log2Counters)
      throws Exception {
    open(ABOVE, 16, tableBytes, memory, log2Counters);
    SplittableRandom random = new SplittableRandom(5);
    List<String> sources = new ArrayList<>();
    Map<String, Integer> sent = new TreeMap<>();
    for (int i = 0; i < 6_000; i++) {
      sources.add("source " + i);
    }
    long all = 0;
    for (int i = 0; i < 24_000; i++) {
      String source = sources.get((int) (6_000 * Math.pow(random.nextDouble(), 2)));
      int from = sent.getOrDefault(source, 0);
      int to = from + 1 + random.nextInt(2);
      send(source, source.endsWith("7") ? LOOPBACK : null, stats(16, from, to));
      sent.put(source, to);
      all += source.endsWith("7") ? 0 : to - from;
    }

    Map<String, Alert> alerts = new TreeMap<>();
    end().forEach(alert -> assertThat(alerts.put(alert.sourceIp(), alert)).isNull());
    suppressed().forEach(of -> assertThat(alerts.put(of.alert().sourceIp(), of.alert())).isNull());
    sent.values().removeIf(requests -> requests <= ABOVE);

    assertThat(alerts.keySet()).isEqualTo(sent.keySet()).hasSizeGreaterThan(1_000);
    alerts.forEach((source, alert) -> assertIsThatOf(stats(16, 0, sent.get(source)), alert));
    assertThat(suppressed()).extracting(of -> of.alert().sourceIp()).allMatch(s -> s.endsWith("7"));
    assertThat(metrics.count("web_counted")).isEqualTo(all);
    assertThat(metrics.count("windows_opened")).isEqualTo(sent.size());
    assertThat(metrics.count("windows_closed")).isEqualTo(metrics.count("windows_opened"));
    assertThat(metrics.count("sketches_promoted"))
        .isEqualTo(sent.values().stream().filter(urls -> urls > 16).count());
  }

  private static void assertIsThatOf(ScrapeStats all, Alert alert) {
    assertThat(alert.isFinal()).isTrue();
    assertThat(alert.revision()).isEqualTo(1);
    assertThat(alert.requestCount()).isEqualTo(all.count());
    assertThat(alert.uniqueUrls()).isEqualTo(all.uniqueUrls());
    assertThat(alert.uniqueUrlsExact()).isEqualTo(all.uniqueUrlsExact());
    assertThat(alert.sampledUrls()).isEqualTo(all.sampledUrls());
    assertThat(alert.userAgents()).isEqualTo(all.userAgents());
    assertThat(alert.matchedKeywords()).isEqualTo(all.matchedKeywords());
    assertThat(alert.firstSeen().toEpochMilli()).isEqualTo(all.firstSeen());
    assertThat(alert.lastSeen().toEpochMilli()).isEqualTo(all.lastSeen());
  }

  /** An alert is not the only thing that is told of a window. */
  @Test
  void whatOutgrowsTheExactSetIsCountedThoughItCannotAlert() throws Exception {
    open(100, 2, ANY_BYTES, 0.5);
    send("a", null, stats(2, 0, 2));
    send("b", null, stats(2, 0, 2));
    send("b", null, stats(2, 2, 3));
    send("c", null, stats(2, 0, 3));
    assertThat(end()).isEmpty();
    assertThat(metrics.count("sketches_promoted")).isEqualTo(2);
  }

  @Test
  void oneWindowThatIsTooLargeIsNotDivided() throws Exception {
    open(ABOVE, 1000, 1, 0.5);
    for (int i = 0; i < 50; i++) {
      send("a", null, stats(1000, 10 * i, 10 * i + 10));
    }
    assertThat(end()).extracting(Alert::uniqueUrls).containsExactly(500L);
  }

  /** Their hashes are the same at every level, so dividing must end. */
  @Test
  void windowsThatCannotBeDividedStaySeveral() throws Exception {
    open(ABOVE, 16, 1, 0.5);
    List<String> pair = sourcesInTheSamePartsAtAllLevels();
    for (int i = 0; i < 3; i++) {
      send(pair.get(0), null, stats(16, 2 * i, 2 * i + 2));
      send(pair.get(1), null, stats(16, 3 * i, 3 * i + 3));
    }
    assertThat(end())
        .extracting(Alert::sourceIp, Alert::uniqueUrls)
        .containsExactlyInAnyOrder(tuple(pair.get(0), 6L), tuple(pair.get(1), 9L));
  }

  private static List<String> sourcesInTheSamePartsAtAllLevels() {
    Map<Long, String> seen = new HashMap<>();
    for (int i = 0; i < 1_000_000; i++) {
      String source = "source " + i;
      long hash =
          WindowHash.of(new ScrapePartial(source, START, null, new ScrapeStats(layout(16)), 0));
      String other = seen.put(hash >>> 32, source);
      if (other != null) {
        return List.of(other, source);
      }
    }
    throw new AssertionError("there is no such pair");
  }

  /** As when the job fails or is stopped. */
  @Test
  void whatWaitsIsDroppedWithTheOperator() throws Exception {
    open(ABOVE, 16, ANY_BYTES, 0.1);
    for (int i = 0; i < 2_000; i++) {
      send("source " + i, null, stats(16, 0, 16));
    }
    // close() checks the memory.
    assertThat(environment.getMemoryManager().verifyEmpty()).isFalse();
  }
}

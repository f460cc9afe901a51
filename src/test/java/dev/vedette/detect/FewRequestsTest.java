package dev.vedette.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.model.Alert;
import dev.vedette.model.SuppressedBy;
import dev.vedette.support.RecordedMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Windows as in batch mode: nothing is told before the end, and few requests are not looked at. */
final class FewRequestsTest {
  private static final long START = 1_767_607_200_000L;
  private static final long WINDOW = 600_000;
  private static final long ABOVE = 4;

  private final RecordedMetrics metrics = new RecordedMetrics();
  private KeyedOneInputStreamOperatorTestHarness<WindowKey, ScrapePartial, Alert> harness;

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private void open(long urlsAbove, int exactUpTo) throws Exception {
    ScrapeAlerts alerts =
        new ScrapeAlerts("title", "Low", "Low", List.of(), List.of(), WINDOW, "kql", "1");
    ScrapeWindowFunction function =
        new ScrapeWindowFunction(
            alerts,
            new ScrapeLimits(3 * ABOVE, urlsAbove),
            layout(exactUpTo),
            new ScrapeWindowFunction.Emission(false, 0, 0));
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(function),
            ScrapePartial::key,
            new SortedWindowKeyTypeInfo(),
            metrics.environment());
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
    harness.processWatermark(Long.MAX_VALUE);
    return harness.extractOutputValues();
  }

  @Test
  void haveNoTimerAndNoAlertButAreCounted() throws Exception {
    open(ABOVE, 16);
    send("a", null, stats(16, 0, 1));
    send("a", null, stats(16, 1, 4));
    send("b", null, stats(16, 0, 4));
    assertThat(harness.numEventTimeTimers()).isZero();
    assertThat(end()).isEmpty();
    assertThat(metrics.count("web_counted")).isEqualTo(8);
    assertThat(metrics.count("windows_opened")).isEqualTo(2);
    assertThat(metrics.count("windows_closed")).isEqualTo(2);
  }

  @Test
  void areNotCountedWhenTheirSourceIsSuppressed() throws Exception {
    open(ABOVE, 16);
    SuppressedBy by = new SuppressedBy("excluded-range", "127.0.0.0/8", "loopback");
    send("a", by, stats(16, 0, 3));
    send("b", by, stats(16, 0, 3));
    send("b", by, stats(16, 3, 6));
    assertThat(end()).isEmpty();
    assertThat(metrics.count("web_counted")).isZero();
    assertThat(harness.getSideOutput(ScrapeWindowFunction.SUPPRESSED))
        .extracting(record -> record.getValue().alert().requestCount())
        .containsExactly(6L);
  }

  /** However they are grouped, the alert is that of all requests. */
  @Test
  void thatBecomeManyAreAllInTheAlert() throws Exception {
    open(ABOVE, 16);
    SplittableRandom random = new SplittableRandom(5);
    List<Integer> sizes = new ArrayList<>();
    for (int source = 0; source < 200; source++) {
      int requests = 1 + random.nextInt(12);
      for (int from = 0; from < requests; ) {
        int to = Math.min(requests, from + 1 + random.nextInt(4));
        send("" + source, null, stats(16, from, to));
        from = to;
      }
      sizes.add(requests);
    }
    List<Alert> alerts = end();
    assertThat(alerts)
        .extracting(Alert::sourceIp)
        .containsExactlyInAnyOrderElementsOf(
            sources(sizes.stream().map(size -> size > ABOVE).toList()));
    for (Alert alert : alerts) {
      ScrapeStats all = stats(16, 0, sizes.get(Integer.parseInt(alert.sourceIp())));
      assertThat(alert.isFinal()).isTrue();
      assertThat(alert.revision()).isEqualTo(1);
      assertThat(alert.requestCount()).isEqualTo(all.count());
      assertThat(alert.uniqueUrls()).isEqualTo(all.uniqueUrls());
      assertThat(alert.sampledUrls()).isEqualTo(all.sampledUrls());
      assertThat(alert.userAgents()).isEqualTo(all.userAgents());
      assertThat(alert.matchedKeywords()).isEqualTo(all.matchedKeywords());
      assertThat(alert.lastSeen().toEpochMilli()).isEqualTo(all.lastSeen());
    }
    assertThat(metrics.count("windows_opened")).isEqualTo(200);
    assertThat(metrics.count("windows_closed")).isEqualTo(200);
    assertThat(metrics.level("windows_active")).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  private static List<String> sources(List<Boolean> wanted) {
    List<String> sources = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      if (wanted.get(i)) {
        sources.add("" + i);
      }
    }
    return sources;
  }

  /** An alert is not the only thing that is told of a window. */
  @Test
  void areNoMoreThanTheSketchCountsExactly() throws Exception {
    open(100, 2);
    send("a", null, stats(2, 0, 2));
    assertThat(metrics.count("sketches_promoted")).isZero();
    send("a", null, stats(2, 2, 3));
    assertThat(metrics.count("sketches_promoted")).isEqualTo(1);
    send("b", null, stats(2, 0, 3));
    assertThat(metrics.count("sketches_promoted")).isEqualTo(2);
  }
}

package dev.vedette.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.model.Alert;
import dev.vedette.model.LateEvents;
import dev.vedette.model.Suppressed;
import dev.vedette.model.SuppressedBy;
import dev.vedette.support.RecordedMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Time: windows of 10 minutes, updates each minute, an hour of allowed lateness. */
final class ScrapeWindowFunctionTest {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long START = 1_767_607_200_000L;
  private static final ScrapeStats.Layout LAYOUT = new ScrapeStats.Layout(16, 10, 5, 3);

  private KeyedOneInputStreamOperatorTestHarness<WindowKey, ScrapePartial, Alert> harness;
  private RecordedMetrics metrics;
  private long arrival;

  @BeforeEach
  void open() throws Exception {
    harness = harness();
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private KeyedOneInputStreamOperatorTestHarness<WindowKey, ScrapePartial, Alert> harness()
      throws Exception {
    metrics = new RecordedMetrics();
    ScrapeAlerts alerts =
        new ScrapeAlerts(
            "title",
            "Low",
            "Low",
            List.of("T1591.002"),
            List.of("Reconnaissance"),
            10 * MINUTE,
            "kql",
            "1");
    ScrapeWindowFunction function =
        new ScrapeWindowFunction(
            alerts,
            new ScrapeLimits(30, 10),
            LAYOUT,
            new ScrapeWindowFunction.Emission(MINUTE, 60 * MINUTE));
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(function),
        ScrapePartial::key,
        TypeInformation.of(WindowKey.class),
        metrics.environment());
  }

  /** {@code count} requests for one URL, {@code atMillis} after the window's start. */
  private void requests(long atMillis, int count) throws Exception {
    send(atMillis, count, null);
  }

  private void send(long atMillis, int count, SuppressedBy suppressedBy) throws Exception {
    for (int i = 0; i < count; i++) {
      ScrapeStats stats = new ScrapeStats(LAYOUT);
      stats.add(START + atMillis, "/partners", "agent", List.of("/partners"));
      harness.processElement(
          new StreamRecord<>(
              new ScrapePartial("203.0.113.7", START, suppressedBy, stats, arrival)));
    }
  }

  private void restore() throws Exception {
    OperatorSubtaskState snapshot = harness.snapshot(1, 1);
    harness.close();
    harness = harness();
    harness.initializeState(snapshot);
    harness.open();
  }

  private void watermark(long afterStart) throws Exception {
    harness.processWatermark(START + afterStart);
  }

  /** What was written since last asked: revision, count, and F when final. */
  private List<String> told() {
    List<String> told = new ArrayList<>();
    for (Alert alert : harness.extractOutputValues()) {
      told.add(alert.revision() + ":" + alert.requestCount() + (alert.isFinal() ? "F" : ""));
    }
    harness.getOutput().clear();
    return told;
  }

  private long late() {
    Queue<StreamRecord<LateEvents>> late = harness.getSideOutput(ScrapeWindowFunction.LATE);
    return late == null ? 0 : late.stream().mapToLong(r -> r.getValue().count()).sum();
  }

  @Test
  void saysNothingUntilALimitIsPassed() throws Exception {
    requests(0, 30);
    watermark(10 * MINUTE);
    assertThat(told()).isEmpty();
  }

  @Test
  void tellsAsSoonAsALimitIsPassedWithoutAnyWatermark() throws Exception {
    requests(0, 31);
    assertThat(told()).containsExactly("1:31");
  }

  @Test
  void updatesAtMostOnceInAnIntervalOfEventTime() throws Exception {
    requests(0, 31);
    requests(MINUTE - 1, 5);
    requests(MINUTE, 2);
    assertThat(told()).containsExactly("1:31", "2:37");
  }

  @Test
  void isFinalWhenTheWatermarkReachesTheLastMillisecond() throws Exception {
    requests(0, 40);
    told();
    watermark(10 * MINUTE - 2);
    assertThat(told()).isEmpty();
    watermark(10 * MINUTE - 1);
    assertThat(told()).containsExactly("2:40F");
  }

  @Test
  void revisesTheFinalAlertForEventsWithinTheAllowedLatenessTogether() throws Exception {
    requests(0, 40);
    watermark(69 * MINUTE);
    told();
    requests(1, 5);
    assertThat(told()).isEmpty();
    watermark(69 * MINUTE + 1);
    assertThat(told()).containsExactly("3:45F");
    assertThat(late()).isZero();
    watermark(70 * MINUTE);
    assertThat(told()).isEmpty();
  }

  @Test
  void tellsAWindowThatOnlyLateEventsPassOverTheLimit() throws Exception {
    requests(0, 30);
    watermark(20 * MINUTE);
    requests(0, 1);
    watermark(21 * MINUTE);
    assertThat(told()).containsExactly("1:31F");
  }

  @Test
  void tellsAWindowOnceThatOpensAfterItsEnd() throws Exception {
    watermark(20 * MINUTE);
    requests(0, 31);
    watermark(21 * MINUTE);
    watermark(30 * MINUTE);
    assertThat(told()).containsExactly("1:31F");
  }

  @Test
  void keepsSuppressedRequestsOfASourceApartFromItsOthers() throws Exception {
    send(0, 20, new SuppressedBy("not-an-address", "", "SourceIP is not an IP address"));
    requests(0, 20);
    watermark(10 * MINUTE);
    assertThat(told()).isEmpty();
    assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
  }

  @Test
  void sendsEventsAfterTheAllowedLatenessToTheLateOutput() throws Exception {
    requests(0, 40);
    watermark(70 * MINUTE - 2);
    requests(0, 1);
    assertThat(late()).isZero();
    watermark(70 * MINUTE - 1);
    requests(0, 3);
    assertThat(late()).isEqualTo(3);
  }

  @Test
  void leavesNoStateAndNoTimersBehind() throws Exception {
    requests(0, 40);
    assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
    watermark(70 * MINUTE);
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }

  @Test
  void goesOnWhereItStoodAfterARestoreInTheMiddleOfAWindow() throws Exception {
    requests(0, 35);
    told();
    restore();
    requests(2 * MINUTE, 1);
    watermark(10 * MINUTE);
    assertThat(told()).containsExactly("2:36", "3:36F");
  }

  /** A restored operator has no watermark of its own until all of its inputs have sent one. */
  @Test
  void keepsAWindowClosedAfterARestore() throws Exception {
    requests(0, 40);
    watermark(70 * MINUTE - 1);
    told();
    restore();
    restore();
    requests(0, 35);
    watermark(80 * MINUTE);
    assertThat(told()).isEmpty();
    assertThat(late()).isEqualTo(35);
    assertThat(harness.numKeyedStateEntries()).isZero();
  }

  @Test
  void revisesAFinalAlertAfterARestoreWithAFinalOneOnly() throws Exception {
    requests(0, 40);
    watermark(20 * MINUTE);
    told();
    restore();
    requests(5 * MINUTE, 1);
    assertThat(told()).isEmpty();
    watermark(20 * MINUTE + 1);
    assertThat(told()).containsExactly("3:41F");
  }

  @Test
  void takesTheEndOfAllInputForNoTimeThatARestoreGoesOnFrom() throws Exception {
    requests(0, 1);
    watermark(MINUTE);
    harness.processWatermark(Long.MAX_VALUE);
    restore();
    requests(0, 31);
    assertThat(told()).containsExactly("1:31");
    assertThat(late()).isZero();
  }

  @Test
  void writesASuppressedSourceToTheLedgerOnly() throws Exception {
    send(0, 31, new SuppressedBy("excluded-range", "127.0.0.0/8", "loopback"));
    assertThat(told()).isEmpty();
    Queue<StreamRecord<Suppressed>> ledger = harness.getSideOutput(ScrapeWindowFunction.SUPPRESSED);
    assertThat(ledger).hasSize(1);
    assertThat(ledger.peek().getValue().suppressedBy().entry()).isEqualTo("127.0.0.0/8");
    assertThat(metrics.count("suppressed")).isEqualTo(1);
    assertThat(metrics.count("alerts_Partner_Page_Scraping")).isZero();
  }

  @Test
  void countsAnAlertOnceWhateverItsRevisions() throws Exception {
    assertThat(metrics.count("alerts_Partner_Page_Scraping_Low")).isZero();
    requests(0, 31);
    watermark(10 * MINUTE - 1);
    assertThat(metrics.count("alerts_Partner_Page_Scraping")).isEqualTo(1);
    assertThat(metrics.count("alerts_Partner_Page_Scraping_Low")).isEqualTo(1);
    assertThat(metrics.count("alerts_revisions")).isEqualTo(2);
  }

  @Test
  void measuresFromTheArrivalOfTheCrossingEventToTheFirstRevisionOnly() throws Exception {
    arrival = System.currentTimeMillis() - HOUR;
    requests(0, 30);
    arrival += HOUR - MINUTE;
    requests(1, 1);
    requests(2 * MINUTE, 5);
    watermark(10 * MINUTE);
    Histogram latency = metrics.latency("alerts_crossing_to_emit_millis");
    assertThat(latency.getCount()).isEqualTo(1);
    assertThat(latency.getStatistics().getMax()).isBetween(MINUTE, HOUR - 1);
  }

  @Test
  void takesADifferenceOfClocksForNoTimeAtAll() throws Exception {
    arrival = System.currentTimeMillis() + HOUR;
    requests(0, 31);
    assertThat(metrics.latency("alerts_crossing_to_emit_millis").getStatistics().getMax()).isZero();
  }

  @Test
  void countsTheWindowsThatHoldStateAcrossARestore() throws Exception {
    requests(0, 2);
    send(0, 1, new SuppressedBy("not-an-address", "", "SourceIP is not an IP address"));
    assertThat(metrics.level("windows_active")).isEqualTo(2);
    restore();
    assertThat(metrics.count("windows_opened")).isZero();
    assertThat(metrics.level("windows_active")).isEqualTo(2);
    watermark(70 * MINUTE);
    assertThat(metrics.level("windows_active")).isZero();
  }
}

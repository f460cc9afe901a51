package dev.vedette;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.correlate.CorrelateFunction;
import dev.vedette.correlate.CorrelatedAlerts;
import dev.vedette.correlate.LocateFunction;
import dev.vedette.detect.DropDuplicatesFunction;
import dev.vedette.detect.ScrapeAlerts;
import dev.vedette.detect.ScrapeLimits;
import dev.vedette.detect.ScrapePartial;
import dev.vedette.detect.ScrapeStats;
import dev.vedette.detect.ScrapeWindowFunction;
import dev.vedette.detect.WindowKey;
import dev.vedette.model.Alert;
import dev.vedette.model.AlertId;
import dev.vedette.model.DetectionBranch;
import dev.vedette.model.DeviceReport;
import dev.vedette.model.ToolExecution;
import dev.vedette.model.ToolExecutionRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.junit.jupiter.api.Test;

/**
 * State as each release saved it, under {@code src/test/resources/state/<release>}: every later
 * release must read it and go on from it. {@code -Dvedette.save-state=true} writes that of this
 * release; do so once for a release, and never again.
 */
@SuppressWarnings("try") // A harness may be interrupted as it closes.
final class SavedStateTest {
  private static final Path SAVED = Path.of("src/test/resources/state/0.1.0");
  private static final long NOON = 1_767_614_400_000L;
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final String ADDRESS = "203.0.113.7";
  private static final ScrapeStats.Layout LAYOUT = new ScrapeStats.Layout(16, 10, 5, 3);

  /** Opens a harness: with the saved state, or, when state is to be saved, without any. */
  private static void open(AbstractStreamOperatorTestHarness<?> harness, String uid)
      throws Exception {
    if (!saving()) {
      harness.initializeState(OperatorSnapshotUtil.readStateHandle(SAVED.resolve(uid).toString()));
    }
    harness.open();
  }

  private static boolean saving() {
    return Boolean.getBoolean("vedette.save-state");
  }

  private static void save(AbstractStreamOperatorTestHarness<?> harness, String uid)
      throws Exception {
    Files.createDirectories(SAVED);
    OperatorSnapshotUtil.writeStateHandle(harness.snapshot(1, 1), SAVED.resolve(uid).toString());
  }

  private static ToolExecution execution(String id, long time, String address) {
    return new ToolExecution(
        id,
        time,
        "Maltego",
        "device",
        "host",
        "user",
        "maltego",
        "maltego -x",
        "sh",
        "sh",
        address);
  }

  @Test
  void scrapingWindow() throws Exception {
    ScrapeAlerts alerts =
        new ScrapeAlerts(
            "t",
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
            new ScrapeWindowFunction.Emission(MINUTE, HOUR));
    try (KeyedOneInputStreamOperatorTestHarness<WindowKey, ScrapePartial, Alert> harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(function),
            ScrapePartial::key,
            TypeInformation.of(WindowKey.class))) {
      open(harness, "detect-scraping");
      if (saving()) {
        // More URLs than the exact set holds in one window, a few in the other.
        for (int i = 0; i < 40; i++) {
          harness.processElement(request(ADDRESS, "/partners/" + i));
        }
        harness.processElement(request("2001:db8:1::/64", "/vendors"));
        save(harness, "detect-scraping");
        return;
      }
      harness.processElement(request(ADDRESS, "/partners/0"));
      harness.processWatermark(NOON + 10 * MINUTE);
      Alert last = harness.extractOutputValues().get(harness.extractOutputValues().size() - 1);
      assertThat(harness.extractOutputValues()).hasSize(1);
      assertThat(last.revision()).isEqualTo(2);
      assertThat(last.isFinal()).isTrue();
      assertThat(last.requestCount()).isEqualTo(41);
      assertThat(last.uniqueUrlsExact()).isFalse();
      assertThat(harness.numKeyedStateEntries()).isEqualTo(2);
    }
  }

  private static StreamRecord<ScrapePartial> request(String source, String url) {
    ScrapeStats stats = new ScrapeStats(LAYOUT);
    stats.add(NOON, url, "agent", List.of("/partners"));
    return new StreamRecord<>(new ScrapePartial(source, NOON, null, stats, NOON));
  }

  @Test
  void duplicateTools() throws Exception {
    try (KeyedOneInputStreamOperatorTestHarness<String, ToolExecution, ToolExecution> harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new DropDuplicatesFunction(true)),
            ToolExecution::alertId,
            Types.STRING)) {
      open(harness, "detect-duplicate-tools");
      harness.processElement(new StreamRecord<>(execution("a", NOON, "")));
      if (saving()) {
        save(harness, "detect-duplicate-tools");
        return;
      }
      assertThat(harness.extractOutputValues()).isEmpty();
    }
  }

  @Test
  void devices() throws Exception {
    try (KeyedTwoInputStreamOperatorTestHarness<String, ToolExecution, DeviceReport, ToolExecution>
        harness =
            new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(
                    new LocateFunction(new LocateFunction.Waits(2 * HOUR, HOUR))),
                ToolExecution::deviceId,
                DeviceReport::deviceId,
                Types.STRING)) {
      open(harness, "correlate-device");
      if (saving()) {
        harness.processElement2(
            new StreamRecord<>(new DeviceReport("device", NOON - HOUR, ADDRESS)));
        harness.processElement1(new StreamRecord<>(execution("a", NOON, "")));
        save(harness, "correlate-device");
        return;
      }
      harness.processBothWatermarks(new Watermark(NOON + HOUR));
      assertThat(harness.extractOutputValues())
          .containsExactly(execution("a", NOON, "").at(ADDRESS));
    }
  }

  @Test
  void addresses() throws Exception {
    try (KeyedTwoInputStreamOperatorTestHarness<String, Alert, ToolExecution, Alert> harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(
                new CorrelateFunction(
                    new CorrelatedAlerts("t", "High", "Medium"),
                    new CorrelateFunction.Reach(true, 10 * MINUTE, HOUR, HOUR, 20))),
            Alert::sourceIp,
            ToolExecution::publicIp,
            Types.STRING)) {
      open(harness, "correlate-address");
      if (saving()) {
        harness.processElement1(new StreamRecord<>(scraping()));
        harness.processElement2(new StreamRecord<>(execution("a", NOON, ADDRESS)));
        save(harness, "correlate-address");
        return;
      }
      harness.processElement2(new StreamRecord<>(execution("b", NOON + 1, ADDRESS)));
      Alert alert = harness.extractOutputValues().get(0);
      assertThat(alert.revision()).isEqualTo(2);
      assertThat(alert.toolExecutions())
          .extracting(ToolExecutionRef::alertId)
          .containsExactly("a", "b");
      assertThat(alert.sampledUrls()).containsExactly("/partners");
    }
  }

  private static Alert scraping() {
    Instant start = Instant.ofEpochMilli(NOON);
    return Alert.builder()
        .alertId(AlertId.ofWindow(DetectionBranch.PARTNER_PAGE_SCRAPING, ADDRESS, NOON))
        .revision(1)
        .detectionBranch(DetectionBranch.PARTNER_PAGE_SCRAPING.text())
        .timestamp(start)
        .emittedAt(start)
        .techniques(List.of("T1591.002"))
        .sourceIp(ADDRESS)
        .windowStart(start)
        .windowEnd(start.plusMillis(10 * MINUTE))
        .requestCount(40L)
        .uniqueUrlsExact(true)
        .sampledUrls(List.of("/partners"))
        .build();
  }
}

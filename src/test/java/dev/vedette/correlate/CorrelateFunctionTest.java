package dev.vedette.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.model.Alert;
import dev.vedette.model.AlertId;
import dev.vedette.model.DetectionBranch;
import dev.vedette.model.ToolExecution;
import dev.vedette.model.ToolExecutionRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A window of 10 minutes from noon, looking around for one hour, settling for one more. */
final class CorrelateFunctionTest {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long NOON = 1_767_614_400_000L;
  private static final String ADDRESS = "203.0.113.7";

  private KeyedTwoInputStreamOperatorTestHarness<String, Alert, ToolExecution, Alert> harness;

  @BeforeEach
  void open() throws Exception {
    harness = harness();
    harness.open();
  }

  private static KeyedTwoInputStreamOperatorTestHarness<String, Alert, ToolExecution, Alert>
      harness() throws Exception {
    return new KeyedTwoInputStreamOperatorTestHarness<>(
        new KeyedCoProcessOperator<>(
            new CorrelateFunction(
                new CorrelatedAlerts("title", "High", "Medium"),
                new CorrelateFunction.Reach(true, 10 * MINUTE, HOUR, HOUR, 3))),
        Alert::sourceIp,
        ToolExecution::publicIp,
        Types.STRING);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private void scraping(long count) throws Exception {
    Instant start = Instant.ofEpochMilli(NOON);
    harness.processElement1(
        new StreamRecord<>(
            Alert.builder()
                .alertId(AlertId.ofWindow(DetectionBranch.PARTNER_PAGE_SCRAPING, ADDRESS, NOON))
                .revision(1)
                .detectionBranch(DetectionBranch.PARTNER_PAGE_SCRAPING.text())
                .timestamp(start)
                .emittedAt(start)
                .sourceIp(ADDRESS)
                .windowStart(start)
                .windowEnd(start.plusMillis(10 * MINUTE))
                .requestCount(count)
                .build()));
  }

  private void execution(String id, long fromNoon) throws Exception {
    harness.processElement2(
        new StreamRecord<>(
            new ToolExecution(
                id, NOON + fromNoon, "Maltego", "device", "", "", "", "", "", "", ADDRESS)));
  }

  private void watermark(long fromNoon) throws Exception {
    harness.processWatermark1(new Watermark(NOON + fromNoon));
    harness.processWatermark2(new Watermark(NOON + fromNoon));
  }

  /** Revision, requests, executions, and F when final. */
  private List<String> told() {
    List<String> told = new ArrayList<>();
    for (Alert alert : harness.extractOutputValues()) {
      String executions =
          alert.toolExecutions().stream()
              .map(ToolExecutionRef::alertId)
              .collect(Collectors.joining(","));
      told.add(
          alert.revision()
              + ":"
              + alert.requestCount()
              + ":"
              + executions
              + (alert.isFinal() ? "F" : ""));
    }
    harness.getOutput().clear();
    return told;
  }

  @Test
  void tellsWhenTheTwoHaveMetInEitherOrder() throws Exception {
    execution("a", -HOUR);
    assertThat(told()).isEmpty();
    scraping(40);
    execution("b", 70 * MINUTE);
    assertThat(told()).containsExactly("1:40:a", "2:40:a,b");
  }

  @Test
  void reachesTheLookAroundAndNotAMillisecondFurther() throws Exception {
    scraping(40);
    execution("early", -HOUR - 1);
    execution("late", 70 * MINUTE + 1);
    assertThat(told()).isEmpty();
  }

  @Test
  void followsTheWindowsAlert() throws Exception {
    execution("a", 0);
    scraping(40);
    scraping(41);
    scraping(41);
    assertThat(told()).containsExactly("1:40:a", "2:41:a");
  }

  @Test
  void isFinalOnceNothingCanBeAdded() throws Exception {
    execution("a", 0);
    scraping(40);
    told();
    watermark(70 * MINUTE + HOUR);
    assertThat(told()).containsExactly("2:40:aF");
  }

  /** A restored operator has no watermark of its own until all of its inputs have sent one. */
  @Test
  void staysFinalAfterARestore() throws Exception {
    execution("a", 0);
    scraping(40);
    watermark(70 * MINUTE + HOUR);
    told();
    OperatorSubtaskState snapshot = harness.snapshot(1, 1);
    harness.close();
    harness = harness();
    harness.initializeState(snapshot);
    harness.open();
    execution("a", 0);
    assertThat(told()).isEmpty();
    execution("b", 0);
    assertThat(told()).containsExactly("3:40:a,bF");
  }

  @Test
  void listsALimitedNumberForEachTenMinutesWhateverTheOrder() throws Exception {
    for (String id : List.of("d", "b", "e", "b", "a", "c")) {
      execution(id, 0);
    }
    execution("z", -11 * MINUTE);
    scraping(40);
    assertThat(told()).containsExactly("1:40:z,a,b,c");
  }

  @Test
  void leavesNoStateAndNoTimersBehind() throws Exception {
    execution("a", 0);
    scraping(40);
    watermark(10 * HOUR);
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }
}

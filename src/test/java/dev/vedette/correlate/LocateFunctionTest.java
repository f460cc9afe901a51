package dev.vedette.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.model.DeviceReport;
import dev.vedette.model.ToolExecution;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reports hold for two hours; an execution settles after one. */
final class LocateFunctionTest {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long NOON = 1_767_614_400_000L;

  private KeyedTwoInputStreamOperatorTestHarness<String, ToolExecution, DeviceReport, ToolExecution>
      harness;

  @BeforeEach
  void open() throws Exception {
    harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(
                new LocateFunction(new LocateFunction.Waits(2 * HOUR, HOUR))),
            ToolExecution::deviceId,
            DeviceReport::deviceId,
            Types.STRING);
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private void report(long fromNoon, String address) throws Exception {
    harness.processElement2(
        new StreamRecord<>(new DeviceReport("device", NOON + fromNoon, address)));
  }

  private void execution(long fromNoon) throws Exception {
    harness.processElement1(
        new StreamRecord<>(
            new ToolExecution(
                "id", NOON + fromNoon, "Maltego", "device", "", "", "", "", "", "", "")));
  }

  private void watermark(long fromNoon) throws Exception {
    harness.processWatermark1(new Watermark(NOON + fromNoon));
    harness.processWatermark2(new Watermark(NOON + fromNoon));
  }

  private List<String> located() {
    return harness.extractOutputValues().stream().map(ToolExecution::publicIp).toList();
  }

  @Test
  void takesTheLatestReportAtOrBeforeTheExecution() throws Exception {
    report(-90 * MINUTE, "192.0.2.1");
    report(0, "192.0.2.2");
    report(1, "192.0.2.3");
    execution(0);
    watermark(HOUR);
    assertThat(located()).containsExactly("192.0.2.2");
  }

  @Test
  void waitsForReportsThatComeOutOfOrder() throws Exception {
    report(-90 * MINUTE, "192.0.2.1");
    execution(0);
    watermark(HOUR - 1);
    assertThat(located()).isEmpty();
    report(-MINUTE, "192.0.2.2");
    watermark(HOUR);
    assertThat(located()).containsExactly("192.0.2.2");
  }

  @Test
  void takesAReportOfExactlyTheMaximumAgeAndNoneOlder() throws Exception {
    report(-2 * HOUR, "192.0.2.1");
    execution(0);
    execution(1);
    watermark(2 * HOUR);
    assertThat(located()).containsExactly("192.0.2.1");
  }

  @Test
  void choosesTheSameOfTwoReportsOfOneMillisecondInAnyOrder() throws Exception {
    report(0, "192.0.2.9");
    report(0, "192.0.2.4");
    report(5, "192.0.2.4");
    report(5, "192.0.2.9");
    execution(1);
    execution(6);
    watermark(2 * HOUR);
    assertThat(located()).containsExactly("192.0.2.4", "192.0.2.4");
  }

  @Test
  void locatesALateExecutionAtOnce() throws Exception {
    report(0, "192.0.2.1");
    watermark(90 * MINUTE);
    execution(10 * MINUTE);
    assertThat(located()).containsExactly("192.0.2.1");
  }

  @Test
  void leavesNoStateAndNoTimersBehind() throws Exception {
    report(-HOUR, "192.0.2.1");
    report(0, "192.0.2.1");
    execution(0);
    watermark(10 * HOUR);
    assertThat(harness.numKeyedStateEntries()).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
  }
}

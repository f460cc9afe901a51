package dev.vedette.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

// Flink's close() may be interrupted.
@SuppressWarnings("try")
final class KeptWatermarkTest {
  private static final int KEY_GROUPS = 8;

  /** Answers each element with the watermark. */
  private static final class Watermarks extends KeyedProcessFunction<Long, Long, Long>
      implements CheckpointedFunction {
    private final KeptWatermark kept = new KeptWatermark();

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
      kept.restore(context.getOperatorStateStore(), getRuntimeContext().getTaskInfo());
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
      kept.keep();
    }

    @Override
    public void processElement(Long value, Context context, Collector<Long> out) {
      out.collect(kept.now(context.timerService()));
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<Long, Long, Long> subtask(
      int index, int parallelism) throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(new Watermarks()),
        value -> value,
        Types.LONG,
        KEY_GROUPS,
        parallelism,
        index);
  }

  /** The state of a subtask that was asked at a watermark, or (negative) was not asked at all. */
  private static OperatorSubtaskState stateAt(
      OperatorSubtaskState before, int index, int parallelism, long watermark) throws Exception {
    try (KeyedOneInputStreamOperatorTestHarness<Long, Long, Long> harness =
        subtask(index, parallelism)) {
      if (before != null) {
        harness.initializeState(
            AbstractStreamOperatorTestHarness.repartitionOperatorState(
                before, KEY_GROUPS, parallelism, parallelism, index));
      }
      harness.open();
      if (watermark >= 0) {
        harness.processElement(new StreamRecord<>(keyOf(index, parallelism)));
        harness.processWatermark(watermark);
      }
      return harness.snapshot(1, 1);
    }
  }

  private static long keyOf(int index, int parallelism) {
    long key = 0;
    while (KeyGroupRangeAssignment.assignKeyToParallelOperator(key, KEY_GROUPS, parallelism)
        != index) {
      key++;
    }
    return key;
  }

  private static long restored(
      OperatorSubtaskState state, int oldParallelism, int index, int parallelism) throws Exception {
    try (KeyedOneInputStreamOperatorTestHarness<Long, Long, Long> harness =
        subtask(index, parallelism)) {
      harness.initializeState(
          AbstractStreamOperatorTestHarness.repartitionOperatorState(
              state, KEY_GROUPS, oldParallelism, parallelism, index));
      harness.open();
      harness.processElement(new StreamRecord<>(keyOf(index, parallelism)));
      return harness.extractOutputValues().get(0);
    }
  }

  @Test
  void eachSubtaskGoesOnFromItsOwn() throws Exception {
    OperatorSubtaskState state =
        AbstractStreamOperatorTestHarness.repackageState(
            stateAt(null, 0, 2, 100), stateAt(null, 1, 2, 70));
    assertThat(restored(state, 2, 0, 2)).isEqualTo(100);
    assertThat(restored(state, 2, 1, 2)).isEqualTo(70);
  }

  @Test
  void afterARescaleAllGoOnFromTheHighest() throws Exception {
    OperatorSubtaskState state =
        AbstractStreamOperatorTestHarness.repackageState(
            stateAt(null, 0, 2, 100), stateAt(null, 1, 2, 70));
    for (int index = 0; index < 3; index++) {
      assertThat(restored(state, 2, index, 3)).isEqualTo(100);
    }
  }

  @Test
  void aSubtaskThatWasNotAskedPassesOnWhatItWasGivenAndTakesTheHighest() throws Exception {
    OperatorSubtaskState first =
        AbstractStreamOperatorTestHarness.repackageState(
            stateAt(null, 0, 2, 100), stateAt(null, 1, 2, 70));
    OperatorSubtaskState second =
        AbstractStreamOperatorTestHarness.repackageState(
            stateAt(first, 0, 2, 200), stateAt(first, 1, 2, -1));
    assertThat(restored(second, 2, 1, 2)).isEqualTo(200);
    OperatorSubtaskState silent =
        AbstractStreamOperatorTestHarness.repackageState(
            stateAt(first, 0, 2, -1), stateAt(first, 1, 2, -1));
    assertThat(restored(silent, 2, 0, 2)).isEqualTo(100);
  }
}

package dev.vedette.detect;

import dev.vedette.model.Counters;
import dev.vedette.model.ToolExecution;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Lets the first of several deliveries of one process event pass, keyed by alert id. Collectors
 * deliver an event again for up to 12 hours after a failure, so an id is remembered for a day of
 * event time after its event. State: one flag for each execution of that day.
 */
public final class DropDuplicatesFunction
    extends KeyedProcessFunction<String, ToolExecution, ToolExecution> {
  private static final long REMEMBERED_MILLIS = 24L * 60 * 60 * 1000;

  private transient ValueState<Boolean> seen;
  private transient LongCounter duplicates;

  @Override
  public void open(OpenContext context) {
    seen = getRuntimeContext().getState(new ValueStateDescriptor<>("seen", Types.BOOLEAN));
    duplicates = getRuntimeContext().getLongCounter(Counters.PROCESS_DUPLICATE);
  }

  @Override
  public void processElement(ToolExecution execution, Context context, Collector<ToolExecution> out)
      throws Exception {
    if (seen.value() != null) {
      duplicates.add(1L);
      return;
    }
    seen.update(true);
    context.timerService().registerEventTimeTimer(execution.time() + REMEMBERED_MILLIS);
    out.collect(execution);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<ToolExecution> out) {
    seen.clear();
  }
}

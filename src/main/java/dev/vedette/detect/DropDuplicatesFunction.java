package dev.vedette.detect;

import dev.vedette.metrics.Tally;
import dev.vedette.model.Counters;
import dev.vedette.model.ToolExecution;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Lets one of several deliveries of one process event pass, keyed by alert id. Collectors deliver
 * an event again for up to 12 hours after a failure, so an id is remembered for a day of event time
 * after its event. State: one execution for each id of that day.
 *
 * <p>In streaming mode the first delivery passes at once. In batch mode it is the smallest in a
 * fixed order, so that deliveries which differ in what the id does not cover give the same alert
 * whatever their order.
 */
public final class DropDuplicatesFunction
    extends KeyedProcessFunction<String, ToolExecution, ToolExecution> {
  private static final long REMEMBERED_MILLIS = 24L * 60 * 60 * 1000;

  private final boolean early;

  private transient ValueState<ToolExecution> kept;
  private transient Tally duplicates;

  /** {@code early}: whether an execution passes as soon as it comes. */
  public DropDuplicatesFunction(boolean early) {
    this.early = early;
  }

  @Override
  public void open(OpenContext context) {
    kept =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("kept", TypeInformation.of(ToolExecution.class)));
    duplicates = Tally.of(getRuntimeContext(), Counters.PROCESS_DUPLICATE);
  }

  @Override
  public void processElement(ToolExecution execution, Context context, Collector<ToolExecution> out)
      throws Exception {
    ToolExecution known = kept.value();
    if (known != null) {
      duplicates.add(1);
      if (ToolExecution.FIXED_ORDER.compare(execution, known) < 0) {
        kept.update(execution);
      }
      return;
    }
    kept.update(execution);
    context.timerService().registerEventTimeTimer(execution.time() + REMEMBERED_MILLIS);
    if (early) {
      out.collect(execution);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<ToolExecution> out)
      throws Exception {
    if (!early) {
      out.collect(kept.value());
    }
    kept.clear();
  }
}

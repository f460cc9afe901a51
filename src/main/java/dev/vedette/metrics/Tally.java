package dev.vedette.metrics;

import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.Counter;

/**
 * A count under one of the names of {@link dev.vedette.model.Counters}: an accumulator, from which
 * the summary of a run is made, and a metric.
 */
public final class Tally {
  private final LongCounter accumulator;
  private final Counter metric;

  private Tally(LongCounter accumulator, Counter metric) {
    this.accumulator = accumulator;
    this.metric = metric;
  }

  /** The tally of that name in an operator. */
  public static Tally of(RuntimeContext context, String name) {
    return new Tally(
        context.getLongCounter(name), MetricNames.group(context).counter(MetricNames.of(name)));
  }

  /** Adds to the count. */
  public void add(long count) {
    accumulator.add(count);
    metric.inc(count);
  }
}

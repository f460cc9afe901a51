package dev.vedette.metrics;

import java.util.function.LongSupplier;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.Gauge;

/** A number that goes up and down, shown as a metric only. */
public final class Level {
  private Level() {}

  /** Shows the number under that name; {@code now} is asked by reporters, in threads of theirs. */
  public static void show(RuntimeContext context, String name, LongSupplier now) {
    MetricNames.group(context).gauge(MetricNames.of(name), (Gauge<Long>) now::getAsLong);
  }
}

package dev.vedette.metrics;

import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/**
 * How long something takes, in milliseconds: a metric with the percentiles of the newest
 * measurements. Reporters may read it while it is written: Flink's histogram guards its values.
 */
public final class Latency {
  private static final int NEWEST = 1024;

  private final Histogram histogram;

  private Latency(Histogram histogram) {
    this.histogram = histogram;
  }

  /** The latency of that name in an operator. */
  public static Latency of(RuntimeContext context, String name) {
    Histogram histogram = new DescriptiveStatisticsHistogram(NEWEST);
    return new Latency(MetricNames.group(context).histogram(MetricNames.of(name), histogram));
  }

  /**
   * Notes what began at that hour (epoch milliseconds, perhaps of another machine) and ends now.
   */
  public void since(long beginMillis) {
    histogram.update(Math.max(0, System.currentTimeMillis() - beginMillis));
  }
}

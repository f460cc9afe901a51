package dev.vedette.metrics;

import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.MetricGroup;

/**
 * What the metrics are called: the names of {@link dev.vedette.model.Counters} in the group {@code
 * vedette}, with underscores for dots and hyphens ({@code web.rejected.invalid-json} is {@code
 * web_rejected_invalid_json}).
 */
final class MetricNames {
  private static final String GROUP = "vedette";

  private MetricNames() {}

  static MetricGroup group(RuntimeContext context) {
    return context.getMetricGroup().addGroup(GROUP);
  }

  static String of(String name) {
    return name.replaceAll("[.-]", "_");
  }
}

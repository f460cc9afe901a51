package dev.vedette.correlate;

import dev.vedette.model.ToolExecution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * The tool executions of one address, in buckets of ten minutes. Of each bucket only a limited
 * number is kept, those with the smallest alert ids: a choice that bounds the state and does not
 * depend on the order of arrival.
 */
final class ExecutionsByTime {
  static final long BUCKET_MILLIS = 10 * 60 * 1000L;

  static final Comparator<ToolExecution> BY_TIME =
      Comparator.comparingLong(ToolExecution::time).thenComparing(ToolExecution::alertId);

  private ExecutionsByTime() {}

  static long bucketOf(long time) {
    return Math.floorDiv(time, BUCKET_MILLIS);
  }

  /** The bucket with one more execution; of several with one id the same one is always kept. */
  static List<ToolExecution> with(List<ToolExecution> bucket, ToolExecution added, int limit) {
    TreeMap<String, ToolExecution> kept = new TreeMap<>();
    bucket.forEach(execution -> kept.put(execution.alertId(), execution));
    kept.merge(added.alertId(), added, BinaryOperator.minBy(ToolExecution.FIXED_ORDER));
    if (kept.size() > limit) {
      kept.pollLastEntry();
    }
    return new ArrayList<>(kept.values());
  }
}

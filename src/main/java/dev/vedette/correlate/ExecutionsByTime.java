package dev.vedette.correlate;

import dev.vedette.model.ToolExecution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The tool executions of one address, in buckets of ten minutes. Of each bucket only a limited
 * number is kept, those with the smallest alert ids: a choice that bounds the state and does not
 * depend on the order of arrival.
 */
final class ExecutionsByTime {
  static final long BUCKET_MILLIS = 10 * 60 * 1000L;

  static final Comparator<ToolExecution> BY_TIME =
      Comparator.comparingLong(ToolExecution::time).thenComparing(ToolExecution::alertId);

  private static final Comparator<ToolExecution> BY_ID =
      Comparator.comparing(ToolExecution::alertId);

  private ExecutionsByTime() {}

  static long bucketOf(long time) {
    return Math.floorDiv(time, BUCKET_MILLIS);
  }

  /** The bucket with one more execution, unless it is there already or others come before it. */
  static List<ToolExecution> with(List<ToolExecution> bucket, ToolExecution added, int limit) {
    List<ToolExecution> kept = new ArrayList<>(bucket);
    if (kept.stream().noneMatch(e -> e.alertId().equals(added.alertId()))) {
      kept.add(added);
      kept.sort(BY_ID);
    }
    return kept.size() > limit ? new ArrayList<>(kept.subList(0, limit)) : kept;
  }
}

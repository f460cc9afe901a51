package dev.vedette.metrics;

import dev.vedette.model.Counters;
import dev.vedette.model.DetectionBranch;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;

/** Counts the alerts of one branch, each once: in all, and by severity. */
public final class AlertTally {
  private final RuntimeContext context;
  private final DetectionBranch branch;
  private final Tally all;
  private final Map<String, Tally> bySeverity = new HashMap<>();

  private AlertTally(RuntimeContext context, DetectionBranch branch) {
    this.context = context;
    this.branch = branch;
    this.all = Tally.of(context, Counters.alerts(branch));
  }

  /**
   * The tally of a branch in an operator.
   *
   * @param usualSeverity is there as zero from the beginning, so that a first alert is seen as a
   *     rise; any other comes into being with its first alert
   */
  public static AlertTally of(
      RuntimeContext context, DetectionBranch branch, String usualSeverity) {
    AlertTally tally = new AlertTally(context, branch);
    tally.of(usualSeverity);
    return tally;
  }

  /** Counts an alert. */
  public void add(String severity) {
    all.add(1);
    of(severity).add(1);
  }

  private Tally of(String severity) {
    return bySeverity.computeIfAbsent(
        severity, name -> Tally.of(context, Counters.alerts(branch, name)));
  }
}

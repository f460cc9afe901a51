package dev.vedette.cli;

import java.io.PrintStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.ErrorInfo;
import org.apache.flink.runtime.minicluster.MiniCluster;

/**
 * Tells the user of a job that does not end why it had to start again; the same trouble only once
 * until it is another.
 */
final class Restarts {
  private final MiniCluster cluster;
  private final JobID job;
  private final PrintStream out;
  private long known;
  private String told = "";

  Restarts(MiniCluster cluster, JobID job, PrintStream out) {
    this.cluster = cluster;
    this.job = job;
    this.out = out;
  }

  /** Looks whether the job has failed since the last look. */
  void look() throws InterruptedException {
    try {
      AccessExecutionGraph graph = cluster.getExecutionGraph(job).get(1, TimeUnit.SECONDS);
      ErrorInfo failure = graph.getFailureInfo();
      boolean isNew = failure != null && failure.getTimestamp() != known;
      if (isNew && !graph.getState().isGloballyTerminalState()) {
        known = failure.getTimestamp();
        tell(failure.getException().deserializeError(getClass().getClassLoader()));
      }
    } catch (ExecutionException | TimeoutException | IllegalStateException e) {
      // The job is just starting or ending; the next look will tell.
    }
  }

  void tell(Throwable failure) {
    String why = ExitCodes.explain(failure);
    if (!why.equals(told)) {
      out.println("vedette: the job failed and starts again: " + why);
      told = why;
    }
  }
}

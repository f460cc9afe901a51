package dev.vedette.cli;

import dev.vedette.DetectionJob;
import dev.vedette.StagedOutputs;
import dev.vedette.config.Problems;
import dev.vedette.config.RunConfig;
import dev.vedette.sink.StagedOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.util.FileUtils;

/**
 * Runs a job in this process. The outputs get their names when the job has succeeded; when it fails
 * or is interrupted nothing is left that looks whole.
 */
final class EmbeddedRun {
  private final RunConfig config;
  private final Naming naming;
  private final List<StagedOutput> outputs = new ArrayList<>();
  private Path workFolder;
  private Path stagedSummary;
  private final String runId = UUID.randomUUID().toString().substring(0, 8);

  EmbeddedRun(RunConfig config, Naming naming) {
    this.config = config;
    this.naming = naming;
  }

  int call() throws Exception {
    Problems problems = new Problems();
    RunPlan plan = RunPlan.of(config, naming, problems);
    problems.throwIfAny();
    plan.throwIfDamaged();

    Thread cleanUp = new Thread(this::discardAll, "discard-unfinished-outputs");
    Runtime.getRuntime().addShutdownHook(cleanUp);
    try {
      execute(plan);
    } finally {
      Runtime.getRuntime().removeShutdownHook(cleanUp);
      discardAll();
    }
    return 0;
  }

  private void execute(RunPlan plan) throws Exception {
    workFolder = Files.createTempDirectory("vedette");
    Optional<Path> console =
        config.outputs().alerts().isPresent()
            ? Optional.empty()
            : Optional.of(workFolder.resolve("alerts.ndjson"));
    execute(plan, console);
  }

  private void execute(RunPlan plan, Optional<Path> console) throws Exception {
    Instant begin = Instant.now();
    Accounts accounts = runJob(plan, staged(console));
    String imbalance = accounts.imbalance();
    if (!imbalance.isEmpty()) {
      throw new IllegalStateException("the accounts do not balance: " + imbalance);
    }
    Duration elapsed = Duration.between(begin, Instant.now());
    publish(plan, accounts, elapsed);
    if (console.isPresent()) {
      AlertTable.print(console.get(), accounts.alerts(), System.out);
    }
    ClosingSummary.print(plan, accounts, elapsed, System.err);
  }

  /** Everything that can fail for want of space comes before the first output gets its name. */
  private void publish(RunPlan plan, Accounts accounts, Duration elapsed) throws IOException {
    List<Path> whole = new ArrayList<>();
    for (StagedOutput output : outputs) {
      whole.add(output.prepare());
    }
    Optional<Path> summary = config.outputs().summary();
    if (summary.isPresent()) {
      stagedSummary = SummaryFile.stage(summary.get(), plan, accounts, elapsed);
    }
    for (int i = 0; i < whole.size(); i++) {
      outputs.get(i).place(whole.get(i), config.outputs().overwrite());
    }
    if (summary.isPresent()) {
      SummaryFile.place(stagedSummary, summary.get());
      stagedSummary = null;
    }
  }

  private StagedOutputs staged(Optional<Path> console) {
    RunConfig.Outputs to = config.outputs();
    return new StagedOutputs(
        stage(to.alerts().or(() -> console)),
        stage(to.rejected()),
        stage(to.suppressed()),
        stage(to.late()));
  }

  private Optional<StagedOutput> stage(Optional<Path> target) {
    Optional<StagedOutput> output = target.map(path -> StagedOutput.of(path, runId));
    output.ifPresent(outputs::add);
    return output;
  }

  private Accounts runJob(RunPlan plan, StagedOutputs staged) throws Exception {
    DetectionJob job = new DetectionJob(plan.job(), config);
    EmbeddedCluster cluster =
        EmbeddedCluster.start(job.configuration(), config.parallelism(), workFolder);
    try {
      job.build(cluster.environment(), plan.files(), staged);
      return await(cluster.execute());
    } finally {
      CompletableFuture<Void> unused = cluster.stop();
    }
  }

  private static Accounts await(JobClient client) throws Exception {
    Progress progress = Progress.of(client);
    try {
      return new Accounts(client.getJobExecutionResult().get().getAllAccumulatorResults());
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      progress.close();
    }
  }

  private void discardAll() {
    try {
      for (StagedOutput output : outputs) {
        output.discard();
      }
      if (stagedSummary != null) {
        Files.deleteIfExists(stagedSummary);
      }
      if (workFolder != null) {
        FileUtils.deleteDirectoryQuietly(workFolder.toFile());
      }
    } catch (IOException e) {
      System.err.println("vedette: could not remove an unfinished output: " + e.getMessage());
    }
  }
}

package dev.vedette.cli;

import dev.vedette.DetectionJob;
import dev.vedette.Sinks;
import dev.vedette.StagedOutputs;
import dev.vedette.config.ConfigException;
import dev.vedette.config.KafkaSettings;
import dev.vedette.config.KafkaSettings.Delivery;
import dev.vedette.config.Problems;
import dev.vedette.config.RunConfig;
import dev.vedette.sink.TransactionTimeout;
import dev.vedette.source.TopicPresence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.LocalStreamEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;

/** Runs or submits a job that reads topics and does not end by itself. */
final class RealTime {
  private final RunConfig config;
  private final Naming naming;

  RealTime(RunConfig config, Naming naming) {
    this.config = config;
    this.naming = naming;
  }

  /** Runs the job in this process until it is stopped or fails for good. */
  int run() throws Exception {
    RunPlan plan = plan();
    Path workFolder = Files.createTempDirectory("vedette");
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> FileUtils.deleteDirectoryQuietly(workFolder.toFile()), "clean-up"));
    DetectionJob job = new DetectionJob(plan.job(), config);
    EmbeddedCluster cluster =
        EmbeddedCluster.start(job.configuration(), config.parallelism(), workFolder);
    JobClient client;
    try {
      job.build(cluster.environment(), Map.of(), StagedOutputs.NONE);
      client = cluster.execute();
    } catch (Exception | Error e) {
      CompletableFuture<Void> unused = cluster.stop();
      throw e;
    }
    System.err.println("vedette: running; Ctrl-C stops it");
    await(client, new Restarts(cluster.cluster(), client.getJobID(), System.err));
    return 0;
  }

  private static void await(JobClient client, Restarts restarts) throws Exception {
    CompletableFuture<JobExecutionResult> end = client.getJobExecutionResult();
    while (true) {
      try {
        end.get(1, TimeUnit.SECONDS);
        return;
      } catch (TimeoutException e) {
        restarts.look();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof Exception cause ? cause : e;
      }
    }
  }

  /** Hands the job to the cluster whose client started this program; returns when it has it. */
  int submit() throws Exception {
    if (StreamExecutionEnvironment.getExecutionEnvironment() instanceof LocalStreamEnvironment) {
      throw new ConfigException(
          "submit: Flink's client starts this (flink run vedette.jar submit CONF.yaml, or"
              + " scripts/cluster submit CONF.yaml); 'vedette run CONF.yaml' runs the job in this"
              + " process");
    }
    RunPlan plan = plan();
    DetectionJob job = new DetectionJob(plan.job(), config);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(job.configuration());
    job.build(env, Map.of(), StagedOutputs.NONE);
    System.out.println(env.executeAsync(job.name()).getJobID());
    return 0;
  }

  private RunPlan plan() throws Exception {
    Problems problems = new Problems();
    RunPlan plan = RunPlan.of(config, naming, problems);
    problems.throwIfAny();
    checkTransactions(problems);
    problems.throwIfAny();
    for (String warning : TopicPresence.warnings(config.kafka().orElseThrow())) {
      System.err.println("vedette: warning: " + warning);
    }
    return plan;
  }

  private void checkTransactions(Problems problems) throws InterruptedException {
    KafkaSettings kafka = config.kafka().orElseThrow();
    if (kafka.outputs().delivery() == Delivery.EXACTLY_ONCE) {
      String problem = TransactionTimeout.problem(Sinks.connection(kafka));
      if (problem != null) {
        problems.add(naming.of("outputs.topics.transaction-timeout"), problem);
      }
    }
  }
}

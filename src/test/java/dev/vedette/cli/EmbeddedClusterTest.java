package dev.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedClusterTest {
  @TempDir private Path folder;

  private static long managedMebibytes(Configuration config, int parallelism) {
    EmbeddedCluster.configure(config, parallelism, Path.of("work"));
    return config.get(TaskManagerOptions.MANAGED_MEMORY_SIZE).getMebiBytes();
  }

  private static Configuration in(RuntimeExecutionMode mode) {
    return new Configuration().set(ExecutionOptions.RUNTIME_MODE, mode);
  }

  @Test
  void sortsGetMemoryByTheSlotUpToALimit() {
    assertThat(managedMebibytes(in(RuntimeExecutionMode.BATCH), 1)).isEqualTo(16);
    assertThat(managedMebibytes(in(RuntimeExecutionMode.BATCH), 4)).isEqualTo(64);
    assertThat(managedMebibytes(in(RuntimeExecutionMode.BATCH), 1000)).isEqualTo(2048);
    assertThat(managedMebibytes(in(RuntimeExecutionMode.STREAMING), 4)).isEqualTo(128);
  }

  private EmbeddedCluster start(Configuration more) {
    Configuration config = in(RuntimeExecutionMode.BATCH);
    config.addAll(more);
    return EmbeddedCluster.start(config, 1, folder);
  }

  @Test
  void runsAJobAndEndsWithIt() throws Exception {
    EmbeddedCluster cluster = start(new Configuration());
    cluster.environment().fromSequence(1, 3).sinkTo(new DiscardingSink<>());
    cluster.execute().getJobExecutionResult().get();
    cluster.stop().get();
    assertThat(cluster.cluster().isRunning()).isFalse();
  }

  /** As when the job cannot be built: what is still starting is stopped all the same. */
  @Test
  void canBeStoppedAtAnyTime() throws Exception {
    for (int delay = 0; delay < 40; delay += 10) {
      EmbeddedCluster cluster = start(new Configuration());
      Thread.sleep(delay);
      cluster.stop().get();
      cluster.stop().get();
      assertThat(cluster.cluster().isRunning()).isFalse();
      assertThat(Thread.getAllStackTraces().keySet())
          .extracting(Thread::getName)
          .noneMatch(name -> name.contains("start-cluster"));
    }
  }

  @Test
  void aFailedStartFailsTheRunWithItsCause() throws Exception {
    Configuration impossible = new Configuration();
    impossible.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(8));
    impossible.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(4));
    EmbeddedCluster cluster = start(impossible);
    cluster.environment().fromSequence(1, 3).sinkTo(new DiscardingSink<>());
    assertThatThrownBy(cluster::execute).rootCause().hasMessageContaining("network memory");
    cluster.stop().get();
    assertThat(cluster.cluster().isRunning()).isFalse();
  }

  @Test
  void whatTheUserAsksForCounts() {
    Configuration config = in(RuntimeExecutionMode.BATCH);
    config.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(7));
    assertThat(managedMebibytes(config, 4)).isEqualTo(7);
  }
}

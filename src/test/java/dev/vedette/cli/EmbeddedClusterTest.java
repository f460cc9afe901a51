package dev.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.junit.jupiter.api.Test;

final class EmbeddedClusterTest {
  private static long managedMebibytes(Configuration config, int parallelism) {
    EmbeddedCluster.configure(config, parallelism, Path.of("work"));
    return config.get(TaskManagerOptions.MANAGED_MEMORY_SIZE).getMebiBytes();
  }

  private static Configuration in(RuntimeExecutionMode mode) {
    return new Configuration().set(ExecutionOptions.RUNTIME_MODE, mode);
  }

  @Test
  void sortsGetMemoryByTheSlotUpToALimit() {
    assertThat(managedMebibytes(in(RuntimeExecutionMode.BATCH), 1)).isEqualTo(24);
    assertThat(managedMebibytes(in(RuntimeExecutionMode.BATCH), 4)).isEqualTo(96);
    assertThat(managedMebibytes(in(RuntimeExecutionMode.BATCH), 1000)).isEqualTo(2048);
    assertThat(managedMebibytes(in(RuntimeExecutionMode.STREAMING), 4)).isEqualTo(128);
  }

  @Test
  void whatTheUserAsksForCounts() {
    Configuration config = in(RuntimeExecutionMode.BATCH);
    config.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(7));
    assertThat(managedMebibytes(config, 4)).isEqualTo(7);
  }
}

package dev.vedette.cli;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;

/** Settings of the Flink that runs inside this process. */
final class EmbeddedCluster {
  private static final int BASE_NETWORK_MIB = 64;
  private static final int NETWORK_MIB_PER_SLOT = 32;

  private EmbeddedCluster() {}

  static void configure(Configuration config, int parallelism, Path workFolder) {
    config.set(CoreOptions.TMP_DIRS, workFolder.toString());
    config.set(WebOptions.TMP_DIR, workFolder.toString());
    MemorySize network =
        MemorySize.ofMebiBytes(BASE_NETWORK_MIB + (long) NETWORK_MIB_PER_SLOT * parallelism);
    setUnlessAsked(config, TaskManagerOptions.NETWORK_MEMORY_MIN, network);
    setUnlessAsked(config, TaskManagerOptions.NETWORK_MEMORY_MAX, network);
    setUnlessAsked(config, TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(128));
    // Counters travel with heartbeats; the progress line lives on them.
    config.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofSeconds(1));
  }

  private static <T> void setUnlessAsked(Configuration config, ConfigOption<T> option, T value) {
    if (!config.contains(option)) {
      config.set(option, value);
    }
  }
}

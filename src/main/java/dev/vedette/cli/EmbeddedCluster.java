package dev.vedette.cli;

import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;

/** Settings of the Flink that runs inside this process. */
final class EmbeddedCluster {
  private static final int BASE_NETWORK_MIB = 64;
  private static final int NETWORK_MIB_PER_SLOT = 32;

  private EmbeddedCluster() {}

  static void configure(Configuration config, int parallelism) {
    MemorySize network =
        MemorySize.ofMebiBytes(BASE_NETWORK_MIB + (long) NETWORK_MIB_PER_SLOT * parallelism);
    config.set(TaskManagerOptions.NETWORK_MEMORY_MIN, network);
    config.set(TaskManagerOptions.NETWORK_MEMORY_MAX, network);
    config.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(128));
    // Counters travel with heartbeats; the progress line lives on them.
    config.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofSeconds(1));
  }
}

package dev.vedette.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.client.deployment.executors.LocalExecutor;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.NettyShuffleEnvironmentOptions;
import org.apache.flink.configuration.NettyShuffleEnvironmentOptions.CompressionCodec;
import org.apache.flink.configuration.ResourceManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RpcOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The Flink that runs inside this process. */
final class EmbeddedCluster {
  // Each page that is touched for the first time costs a start some microseconds.
  private static final int BASE_NETWORK_MIB = 4;
  private static final int NETWORK_MIB_PER_SLOT = 4;
  private static final int SHUFFLE_WRITE_BUFFERS = 16;
  // More saves time only where nearly all rows match: 24 took 4 % less CPU time there than 12.
  private static final long BATCH_MIB_PER_SLOT = 16;
  private static final long MAX_BATCH_MIB = 2048;
  private static final long STATE_MIB = 128;
  private static final MemorySize SHUFFLE_READ_BUFFERS = MemorySize.ofMebiBytes(8);
  private static final Duration PATIENCE = Duration.ofDays(1);

  private final StreamExecutionEnvironment environment;
  private final EmbeddedMiniCluster cluster;

  private EmbeddedCluster(Configuration config, int parallelism) {
    environment = StreamExecutionEnvironment.createLocalEnvironment(parallelism, config);
    cluster =
        new EmbeddedMiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(new Configuration(config))
                .setRpcServiceSharing(RpcServiceSharing.SHARED)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(config.get(TaskManagerOptions.NUM_TASK_SLOTS))
                .build());
  }

  /**
   * Starts a cluster for one job. It starts while the job is built; whoever does not {@link
   * #execute} it must {@link #stop} the cluster.
   */
  static EmbeddedCluster start(Configuration config, int parallelism, Path workFolder) {
    configure(config, parallelism, workFolder);
    EmbeddedCluster starting = new EmbeddedCluster(config, parallelism);
    starting.cluster.startInBackground();
    return starting;
  }

  /** The environment to build the job in, with the job's settings and those of this cluster. */
  StreamExecutionEnvironment environment() {
    return environment;
  }

  /** The cluster, which may be still starting. */
  MiniCluster cluster() {
    return cluster;
  }

  /** Runs the job that was built; the cluster ends with it. */
  JobClient execute() throws Exception {
    Configuration config = new Configuration((Configuration) environment.getConfiguration());
    try {
      return LocalExecutor.createWithFactory(config, settings -> cluster)
          .execute(
              environment.getStreamGraph(), config, Thread.currentThread().getContextClassLoader())
          .get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /** Begins to stop the cluster, as the job's end does; it may be stopping already. */
  CompletableFuture<Void> stop() {
    return cluster.stop();
  }

  static void configure(Configuration config, int parallelism, Path workFolder) {
    config.set(CoreOptions.TMP_DIRS, workFolder.toString());
    config.set(WebOptions.TMP_DIR, workFolder.toString());
    MemorySize network = networkMemory(parallelism);
    setUnlessAsked(config, TaskManagerOptions.NETWORK_MEMORY_MIN, network);
    setUnlessAsked(config, TaskManagerOptions.NETWORK_MEMORY_MAX, network);
    setUnlessAsked(
        config,
        NettyShuffleEnvironmentOptions.NETWORK_SORT_SHUFFLE_MIN_BUFFERS,
        SHUFFLE_WRITE_BUFFERS);
    setUnlessAsked(
        config, TaskManagerOptions.NETWORK_BATCH_SHUFFLE_READ_MEMORY, SHUFFLE_READ_BUFFERS);
    setUnlessAsked(
        config, TaskManagerOptions.MANAGED_MEMORY_SIZE, managedMemory(config, parallelism));
    setUnlessAsked(config, TaskManagerOptions.NUM_TASK_SLOTS, parallelism);
    config.set(RestOptions.BIND_ADDRESS, "localhost");
    config.set(RestOptions.PORT, 0);
    config.set(RestOptions.SERVER_NUM_THREADS, 1);
    // Nobody asks for metrics over REST.
    config.set(MetricOptions.METRIC_FETCHER_UPDATE_INTERVAL, Duration.ZERO);
    // What is shuffled stays on this machine: compressing it costs more than writing it.
    setUnlessAsked(
        config, NettyShuffleEnvironmentOptions.SHUFFLE_COMPRESSION_CODEC, CompressionCodec.NONE);
    // Flink waits for more requests for slots, 20 and 50 ms; here all come at once.
    setUnlessAsked(config, JobManagerOptions.SLOT_REQUEST_MAX_INTERVAL, Duration.ofMillis(1));
    setUnlessAsked(config, ResourceManagerOptions.REQUIREMENTS_CHECK_DELAY, Duration.ZERO);
    // Counters travel with heartbeats; the progress line lives on them.
    setUnlessAsked(config, HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofSeconds(1));
    // All is one process: what does not answer is collecting garbage, or the machine was asleep.
    setUnlessAsked(config, HeartbeatManagerOptions.HEARTBEAT_TIMEOUT, PATIENCE);
    setUnlessAsked(config, RpcOptions.ASK_TIMEOUT_DURATION, PATIENCE);
  }

  /**
   * In batch mode it is what waits and what sorts take before they spill; in streaming mode it is
   * RocksDB's.
   */
  private static MemorySize managedMemory(Configuration config, int parallelism) {
    boolean batch = config.get(ExecutionOptions.RUNTIME_MODE) == RuntimeExecutionMode.BATCH;
    return MemorySize.ofMebiBytes(
        batch ? Math.min(MAX_BATCH_MIB, BATCH_MIB_PER_SLOT * parallelism) : STATE_MIB);
  }

  /**
   * Each of the job's shuffles needs a buffer of 32 KiB from each of its senders to each of its
   * receivers: of some eight at once in streaming mode, that is a quarter of a MiB for each pair.
   * In batch mode it is one such shuffle, and what is written by the slots at the same time.
   */
  private static MemorySize networkMemory(int parallelism) {
    long pairs = (long) parallelism * parallelism;
    return MemorySize.ofMebiBytes(
        BASE_NETWORK_MIB + (long) NETWORK_MIB_PER_SLOT * parallelism + pairs / 4);
  }

  private static <T> void setUnlessAsked(Configuration config, ConfigOption<T> option, T value) {
    if (!config.contains(option)) {
      config.set(option, value);
    }
  }
}

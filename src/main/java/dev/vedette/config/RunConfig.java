package dev.vedette.config;

import dev.vedette.model.Input;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a job runs and where its data is: the options of {@code detect}, or a file for {@code run}.
 *
 * @param job folder of the job's definition; empty: the one that comes with Vedette
 * @param parallelism parallel instances of each operator
 * @param maxRecordBytes longer records are rejected
 * @param prefilter whether records are read in the fast way, or plainly one by one
 * @param correlate whether the branch Correlated_Reconnaissance runs
 * @param kafka inputs and outputs in Kafka; empty: all is in files
 * @param flink further settings of Flink, by its own names
 */
public record RunConfig(
    Optional<Path> job,
    String profile,
    Mode mode,
    int parallelism,
    int maxRecordBytes,
    boolean prefilter,
    boolean correlate,
    Map<Input, InputFiles> inputs,
    Outputs outputs,
    EventTimeSettings eventTime,
    Optional<KafkaSettings> kafka,
    Map<String, String> flink) {

  /** Whether the job never ends, because its inputs do not. */
  public boolean isUnbounded() {
    return kafka.isPresent() && !kafka.get().inputs().isEmpty();
  }

  /** The same with another parallelism. */
  public RunConfig withParallelism(int instances) {
    return new RunConfig(
        job,
        profile,
        mode,
        instances,
        maxRecordBytes,
        prefilter,
        correlate,
        inputs,
        outputs,
        eventTime,
        kafka,
        flink);
  }

  /** The most parallel instances of an operator. */
  public static final int MOST_INSTANCES = 1024;

  /** How many bytes a record may have unless configured otherwise. */
  public static final int DEFAULT_MAX_RECORD_BYTES = 8 * 1024 * 1024;

  /** Batch: each window once, when all input is read. Streaming: as soon as limits are passed. */
  public enum Mode {
    BATCH,
    STREAMING
  }

  /** How the bytes of an input are to be read. */
  public enum Format {
    /** Recognised from the first records of each file. */
    AUTO,
    /** JSON: rows a line, an array of rows, or {@code {"records":[…]}} envelopes. */
    JSON,
    /** Apache and nginx access logs, combined or common form. */
    ACCESS_LOG,
    /** Parquet, with the columns that JSON rows have. */
    PARQUET
  }

  /** Files, folders or globs, and their format. */
  public record InputFiles(List<String> paths, Format format) {}

  /**
   * Where results go; an empty one is not written.
   *
   * @param overwrite whether what exists at the outputs may be replaced
   */
  public record Outputs(
      Optional<Path> alerts,
      Optional<Path> rejected,
      Optional<Path> suppressed,
      Optional<Path> late,
      Optional<Path> summary,
      boolean overwrite) {}

  /**
   * Settings of streaming mode.
   *
   * @param maxOutOfOrderness how far the watermark stays behind the newest event
   * @param allowedLateness how long after its end a window still takes events in
   * @param updateInterval event time between two updates of an open window's alert
   * @param idleTimeout a partition that is silent this long does not hold the watermark (Kafka)
   * @param maxDrift how far an input may run ahead of the slowest in event time (Kafka)
   * @param maxFutureSkew an event dated further ahead of its arrival is rejected (Kafka)
   */
  public record EventTimeSettings(
      Duration maxOutOfOrderness,
      Duration allowedLateness,
      Duration updateInterval,
      Duration idleTimeout,
      Duration maxDrift,
      Duration maxFutureSkew) {
    /** The values that stand in {@code docs/configuration.md}. */
    public static final EventTimeSettings DEFAULT =
        new EventTimeSettings(
            Duration.ofMinutes(1),
            Duration.ofHours(1),
            Duration.ofMinutes(1),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(5));
  }
}

package dev.vedette;

import dev.vedette.Pipeline.Inputs;
import dev.vedette.Pipeline.Results;
import dev.vedette.config.JobDefinition;
import dev.vedette.config.KafkaSettings;
import dev.vedette.config.RunConfig;
import dev.vedette.config.RunConfig.EventTimeSettings;
import dev.vedette.config.RunConfig.Mode;
import dev.vedette.engine.Engine;
import dev.vedette.engine.Reading;
import dev.vedette.engine.TimePolicy;
import dev.vedette.model.Input;
import dev.vedette.source.FileReadings;
import dev.vedette.source.PlannedFile;
import dev.vedette.source.TopicReadings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job: the {@link Pipeline} between its sources and its sinks. */
public final class DetectionJob {
  private static final Duration BUFFER_TIMEOUT = Duration.ofMillis(10);

  private final JobDefinition job;
  private final RunConfig run;

  public DetectionJob(JobDefinition job, RunConfig run) {
    this.job = job;
    this.run = run;
  }

  /**
   * The settings that the run passes on, and those that the job needs to be right, whatever the
   * cluster's defaults: no operator without a uid, no type without a serializer of its own.
   */
  public Configuration configuration() {
    Configuration config = Configuration.fromMap(run.flink());
    boolean batch = run.mode() == Mode.BATCH;
    config.set(
        ExecutionOptions.RUNTIME_MODE,
        batch ? RuntimeExecutionMode.BATCH : RuntimeExecutionMode.STREAMING);
    config.set(CoreOptions.DEFAULT_PARALLELISM, run.parallelism());
    config.set(PipelineOptions.NAME, name());
    config.set(PipelineOptions.GENERIC_TYPES, false);
    config.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    config.set(PipelineOptions.OBJECT_REUSE, true);
    if (batch) {
      // The adaptive one would have each exchange written into files; one is not.
      config.set(JobManagerOptions.SCHEDULER, JobManagerOptions.SchedulerType.Default);
    }
    if (run.isUnbounded()) {
      config.set(PipelineOptions.GLOBAL_JOB_PARAMETERS, ShownSettings.of(job, run));
      config.set(
          CheckpointingOptions.CHECKPOINTING_INTERVAL,
          run.kafka().orElseThrow().checkpointInterval());
      // Flink's tenth of a second would be waited for at each shuffle, and an alert passes two.
      // Little is shuffled: only what matches.
      if (!config.contains(ExecutionOptions.BUFFER_TIMEOUT)) {
        config.set(ExecutionOptions.BUFFER_TIMEOUT, BUFFER_TIMEOUT);
      }
    } else {
      // A run over files ends with its first failure: what is wrong with a file stays wrong.
      config.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    }
    return config;
  }

  /** The name under which Flink shows the job. */
  public String name() {
    return "vedette " + job.id() + " (" + job.profile().name() + ")";
  }

  /**
   * Builds the job's graph.
   *
   * @param files the planned files of each input; inputs in topics need none
   * @param staged the file outputs of a job that ends; one that does not writes into its folders
   */
  public void build(
      StreamExecutionEnvironment env, Map<Input, List<PlannedFile>> files, StagedOutputs staged) {
    Inputs inputs =
        new Inputs(
            source(env, Input.WEB, files),
            source(env, Input.PROCESS, files),
            source(env, Input.DEVICES, files));
    Results results = Pipeline.wire(inputs, new PipelineSettings(job, run));
    new Sinks(run, staged).attach(results);
  }

  private DataStream<Reading> source(
      StreamExecutionEnvironment env, Input input, Map<Input, List<PlannedFile>> files) {
    String uid = "source-" + input.text();
    TypeInformation<Reading> type = TypeInformation.of(Reading.class);
    EventTimeSettings eventTime = run.eventTime();
    if (run.isUnbounded() && run.kafka().orElseThrow().inputs().containsKey(input)) {
      KafkaSettings kafka = run.kafka().get();
      TimePolicy times = TimePolicy.topics(eventTime.maxFutureSkew().toMillis());
      return env.fromSource(
              TopicReadings.source(engine(input, times), kafka, kafka.inputs().get(input)),
              TopicReadings.watermarks(eventTime),
              uid,
              type)
          .uid(uid);
    }
    TimePolicy times = run.mode() == Mode.STREAMING ? TimePolicy.FILES : TimePolicy.BATCH;
    Engine engine = engine(input, times);
    return env.fromSource(
            FileReadings.source(engine, files.getOrDefault(input, List.of())),
            FileReadings.watermarks(engine, eventTime.maxOutOfOrderness().toMillis()),
            uid,
            type)
        .uid(uid);
  }

  private Engine engine(Input input, TimePolicy times) {
    return new Engine(job, input, run.maxRecordBytes(), times, run.prefilter());
  }
}

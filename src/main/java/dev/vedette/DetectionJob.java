package dev.vedette;

import dev.vedette.Pipeline.Inputs;
import dev.vedette.Pipeline.Results;
import dev.vedette.config.JobDefinition;
import dev.vedette.config.RunConfig;
import dev.vedette.config.RunConfig.Mode;
import dev.vedette.engine.Engine;
import dev.vedette.engine.Reading;
import dev.vedette.model.Input;
import dev.vedette.sink.FileOutput;
import dev.vedette.sink.OutputForm;
import dev.vedette.sink.StagedOutput;
import dev.vedette.source.FileReadings;
import dev.vedette.source.PlannedFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.BatchExecutionOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job: the {@link Pipeline} between its sources and its sinks. */
public final class DetectionJob {
  private final JobDefinition job;
  private final RunConfig run;

  public DetectionJob(JobDefinition job, RunConfig run) {
    this.job = job;
    this.run = run;
  }

  /** Where each output is written; one that is not wanted is empty. */
  public record Sinks(
      StagedOutput alerts,
      Optional<StagedOutput> rejected,
      Optional<StagedOutput> suppressed,
      Optional<StagedOutput> late) {}

  /**
   * Settings that the job needs to be right, whatever the cluster's defaults: no operator without a
   * uid, no type without a serializer of its own.
   */
  public Configuration configuration() {
    Configuration config = new Configuration();
    boolean batch = run.mode() == Mode.BATCH;
    config.set(
        ExecutionOptions.RUNTIME_MODE,
        batch ? RuntimeExecutionMode.BATCH : RuntimeExecutionMode.STREAMING);
    config.set(CoreOptions.DEFAULT_PARALLELISM, run.parallelism());
    config.set(PipelineOptions.NAME, name());
    config.set(PipelineOptions.GENERIC_TYPES, false);
    config.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    config.set(PipelineOptions.OBJECT_REUSE, true);
    config.set(BatchExecutionOptions.ADAPTIVE_AUTO_PARALLELISM_ENABLED, false);
    // A run over files ends with its first failure: what is wrong with a file stays wrong.
    config.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    return config;
  }

  /** The name under which Flink shows the job. */
  public String name() {
    return "vedette " + job.id() + " (" + job.profile().name() + ")";
  }

  /** Builds the job's graph. */
  public void build(
      StreamExecutionEnvironment env, Map<Input, List<PlannedFile>> files, Sinks sinks) {
    Inputs inputs =
        new Inputs(
            source(env, Input.WEB, files),
            source(env, Input.PROCESS, files),
            source(env, Input.DEVICES, files));
    Results results = Pipeline.wire(inputs, new PipelineSettings(job, run));

    sink(results.alerts(), FileOutput.alerts(), sinks.alerts(), "sink-alerts");
    sinks
        .rejected()
        .ifPresent(to -> sink(results.rejected(), FileOutput.rejected(), to, "sink-rejected"));
    sinks
        .suppressed()
        .ifPresent(
            to -> sink(results.suppressed(), FileOutput.suppressed(), to, "sink-suppressed"));
    sinks.late().ifPresent(to -> sink(results.late(), FileOutput.late(), to, "sink-late"));
  }

  private DataStream<Reading> source(
      StreamExecutionEnvironment env, Input input, Map<Input, List<PlannedFile>> files) {
    Engine engine =
        new Engine(job, input, run.maxRecordBytes(), run.mode() == Mode.STREAMING, run.prefilter());
    String uid = "source-" + input.text();
    return env.fromSource(
            FileReadings.source(engine, files.getOrDefault(input, List.of())),
            FileReadings.watermarks(engine, run.eventTime().maxOutOfOrderness().toMillis()),
            uid,
            TypeInformation.of(Reading.class))
        .uid(uid);
  }

  private static <T> void sink(
      DataStream<T> records, FileOutput<T> output, StagedOutput to, String uid) {
    DataStreamSink<T> sink = records.sinkTo(output.into(to)).uid(uid).name(uid);
    if (to.form() == OutputForm.NDJSON) {
      sink.setParallelism(1);
    }
  }
}

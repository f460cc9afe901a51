package dev.vedette;

import dev.vedette.Pipeline.Results;
import dev.vedette.config.KafkaSettings;
import dev.vedette.config.KafkaSettings.Delivery;
import dev.vedette.config.KafkaSettings.OutputTopics;
import dev.vedette.config.RunConfig;
import dev.vedette.config.RunConfig.Outputs;
import dev.vedette.sink.FileOutput;
import dev.vedette.sink.OutputForm;
import dev.vedette.sink.StagedOutput;
import dev.vedette.sink.TopicOutput;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;

/** Attaches the sinks that a run is configured with: files, topics, or both. */
public final class Sinks {
  private static final OutputTopics NO_TOPICS =
      new OutputTopics(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Delivery.AT_LEAST_ONCE,
          Duration.ZERO,
          "");

  private final RunConfig run;
  private final StagedOutputs staged;
  private final OutputTopics topics;

  Sinks(RunConfig run, StagedOutputs staged) {
    this.run = run;
    this.staged = staged;
    this.topics = run.kafka().map(KafkaSettings::outputs).orElse(NO_TOPICS);
  }

  void attach(Results results) {
    Outputs folders = run.outputs();
    files("sink-alerts", results.alerts(), FileOutput.alerts(), staged.alerts(), folders.alerts());
    files(
        "sink-rejected",
        results.rejected(),
        FileOutput.rejected(),
        staged.rejected(),
        folders.rejected());
    files(
        "sink-suppressed",
        results.suppressed(),
        FileOutput.suppressed(),
        staged.suppressed(),
        folders.suppressed());
    files("sink-late", results.late(), FileOutput.late(), staged.late(), folders.late());

    topic("sink-alerts-topic", results.alerts(), TopicOutput.alerts(), topics.alerts());
    topic("sink-rejected-topic", results.rejected(), TopicOutput.rejected(), topics.rejected());
    topic(
        "sink-suppressed-topic",
        results.suppressed(),
        TopicOutput.suppressed(),
        topics.suppressed());
    topic("sink-late-topic", results.late(), TopicOutput.late(), topics.late());
  }

  private <T> void files(
      String uid,
      DataStream<T> records,
      FileOutput<T> output,
      Optional<StagedOutput> to,
      Optional<Path> folder) {
    if (to.isPresent()) {
      DataStreamSink<T> sink = records.sinkTo(output.into(to.get())).uid(uid).name(uid);
      if (to.get().form() == OutputForm.NDJSON) {
        sink.setParallelism(1);
      }
    } else if (run.isUnbounded() && folder.isPresent()) {
      String path = folder.get().toAbsolutePath().toUri().toString();
      records.sinkTo(output.intoFolder(path)).uid(uid).name(uid);
    }
  }

  private <T> void topic(
      String uid, DataStream<T> records, TopicOutput<T> output, Optional<String> topic) {
    if (topic.isEmpty()) {
      return;
    }
    TopicOutput.Connection connection = connection(run.kafka().orElseThrow());
    records.sinkTo(output.into(topic.get(), connection)).uid(uid).name(uid);
  }

  /** How the records of a run reach Kafka. */
  public static TopicOutput.Connection connection(KafkaSettings kafka) {
    OutputTopics topics = kafka.outputs();
    return new TopicOutput.Connection(
        kafka.bootstrapServers(),
        kafka.properties(),
        topics.delivery() == Delivery.EXACTLY_ONCE,
        topics.transactionTimeout(),
        topics.transactionalIdPrefix());
  }
}

package dev.vedette.config;

import dev.vedette.config.KafkaSettings.InputTopics;
import dev.vedette.config.KafkaSettings.OutputTopics;
import dev.vedette.config.RunConfig.EventTimeSettings;
import dev.vedette.config.RunConfig.Format;
import dev.vedette.config.RunConfig.InputFiles;
import dev.vedette.config.RunConfig.Mode;
import dev.vedette.config.RunConfig.Outputs;
import dev.vedette.model.Input;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a file for {@code vedette run}. Relative paths in it are relative to the working folder.
 */
public final class RunConfigReader {
  private RunConfigReader() {}

  /** Reads the file and notes all its problems. */
  public static RunConfig read(Path file, Problems problems) throws IOException, ConfigException {
    try (InputStream in = Files.newInputStream(file)) {
      YamlNode yaml = YamlNode.read(in, file.toString(), problems);
      // Of what is no mapping at all, nothing more can be said.
      problems.throwIfAny();
      return read(yaml);
    }
  }

  private static RunConfig read(YamlNode yaml) {
    Optional<Path> job = path(yaml, "job");
    String profile = profile(yaml);
    Mode mode = yaml.choice("mode", Mode.class, Mode.BATCH);
    int parallelism =
        yaml.number(
            "parallelism", 1, RunConfig.MOST_INSTANCES, Runtime.getRuntime().availableProcessors());
    int maxRecordBytes =
        yaml.number("max-record-bytes", 1024, 1 << 30, RunConfig.DEFAULT_MAX_RECORD_BYTES);
    boolean prefilter = yaml.flag("prefilter", true);
    boolean correlate = yaml.flag("correlate", true);
    Map<Input, InputFiles> files = new EnumMap<>(Input.class);
    Map<Input, InputTopics> topics = new EnumMap<>(Input.class);
    inputs(yaml.child("inputs"), files, topics);
    YamlNode outputsYaml = yaml.child("outputs");
    OutputTopics outputTopics = KafkaSettingsReader.outputs(outputsYaml.child("topics"));
    Outputs outputs = outputs(outputsYaml);
    EventTimeSettings eventTime = eventTime(yaml.child("event-time"));
    Optional<KafkaSettings> kafka = KafkaSettingsReader.read(yaml, topics, outputTopics);
    Map<String, String> flink = FlinkSettingsReader.read(yaml.child("flink"));
    yaml.rejectUnknownKeys();
    RunConfig config =
        new RunConfig(
            job,
            profile,
            mode,
            parallelism,
            maxRecordBytes,
            prefilter,
            correlate,
            files,
            outputs,
            eventTime,
            kafka,
            flink);
    checkBatch(config, yaml);
    checkUnbounded(config, yaml);
    return config;
  }

  private static void checkBatch(RunConfig config, YamlNode yaml) {
    if (config.mode() == Mode.BATCH && config.flink().containsKey("jobmanager.scheduler")) {
      yaml.problem("flink.jobmanager.scheduler", "is set by Vedette in batch mode");
    }
  }

  /** What a job that never ends cannot do. */
  private static void checkUnbounded(RunConfig config, YamlNode yaml) {
    if (!config.isUnbounded()) {
      if (config.flink().containsKey("restart-strategy.type")) {
        yaml.problem("flink.restart-strategy.type", "a run over files ends with its first failure");
      }
      return;
    }
    if (config.mode() != Mode.STREAMING) {
      yaml.problem("mode", "topics are read in streaming mode only");
    }
    if (!config.inputs().isEmpty()) {
      yaml.problem("inputs", "paths and topics cannot be mixed in one job");
    }
    if (config.outputs().summary().isPresent()) {
      yaml.problem(
          "outputs.summary", "is written when a job ends, but one that reads topics does not");
    }
    boolean alerts =
        config.outputs().alerts().isPresent()
            || config.kafka().orElseThrow().outputs().alerts().isPresent();
    if (!alerts) {
      yaml.problem("outputs", "needs alerts (a folder) or topics.alerts (or both)");
    }
  }

  private static String profile(YamlNode yaml) {
    List<String> known = JobDefinitionReader.profiles();
    String profile = yaml.text("profile", "default");
    if (known.contains(profile)) {
      return profile;
    }
    yaml.problem("profile", "'" + profile + "' must be one of " + String.join(", ", known));
    return "default";
  }

  private static void inputs(
      YamlNode yaml, Map<Input, InputFiles> files, Map<Input, InputTopics> topics) {
    for (Input input : Input.values()) {
      YamlNode entry = yaml.child(input.text());
      if (yaml.has(input.text())) {
        if (KafkaSettingsReader.namesTopics(entry)) {
          topics.put(input, KafkaSettingsReader.input(entry, input));
        } else {
          files.put(input, files(entry, input));
        }
      }
    }
    boolean any =
        Stream.of(Input.WEB, Input.PROCESS)
            .anyMatch(input -> files.containsKey(input) || topics.containsKey(input));
    if (!any) {
      yaml.problem("", "needs web or process (or both), each with paths or topics");
    }
    yaml.rejectUnknownKeys();
  }

  private static InputFiles files(YamlNode entry, Input input) {
    List<String> paths = entry.texts("paths");
    Format format = entry.choice("format", Format.class, Format.AUTO);
    if (input != Input.WEB && format == Format.ACCESS_LOG) {
      entry.problem(
          "format", "access-log has web requests only; allowed here: auto, json, parquet");
    }
    entry.rejectUnknownKeys();
    return new InputFiles(paths, format);
  }

  private static Outputs outputs(YamlNode yaml) {
    Outputs outputs =
        new Outputs(
            path(yaml, "alerts"),
            path(yaml, "rejected"),
            path(yaml, "suppressed"),
            path(yaml, "late"),
            path(yaml, "summary"),
            yaml.flag("overwrite", false));
    yaml.rejectUnknownKeys();
    return outputs;
  }

  private static EventTimeSettings eventTime(YamlNode yaml) {
    EventTimeSettings fallback = EventTimeSettings.DEFAULT;
    EventTimeSettings settings =
        new EventTimeSettings(
            yaml.duration("max-out-of-orderness", Duration.ZERO, fallback.maxOutOfOrderness()),
            yaml.duration("allowed-lateness", Duration.ZERO, fallback.allowedLateness()),
            yaml.duration("update-interval", Duration.ZERO, fallback.updateInterval()),
            yaml.duration("idle-timeout", Duration.ofMillis(1), fallback.idleTimeout()),
            yaml.duration("max-drift", Duration.ofMillis(1), fallback.maxDrift()),
            yaml.duration("max-future-skew", Duration.ZERO, fallback.maxFutureSkew()));
    yaml.rejectUnknownKeys();
    return settings;
  }

  private static Optional<Path> path(YamlNode yaml, String key) {
    String text = yaml.text(key, "");
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    } catch (java.nio.file.InvalidPathException e) {
      yaml.problem(key, "'" + text + "' is not a path: " + e.getReason());
      return Optional.empty();
    }
  }
}

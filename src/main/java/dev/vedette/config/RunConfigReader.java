package dev.vedette.config;

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
        yaml.number("parallelism", 1, 1024, Runtime.getRuntime().availableProcessors());
    int maxRecordBytes =
        yaml.number("max-record-bytes", 1024, 1 << 30, RunConfig.DEFAULT_MAX_RECORD_BYTES);
    boolean prefilter = yaml.flag("prefilter", true);
    boolean correlate = yaml.flag("correlate", true);
    Map<Input, InputFiles> inputs = inputs(yaml.child("inputs"));
    Outputs outputs = outputs(yaml.child("outputs"));
    EventTimeSettings eventTime = eventTime(yaml.child("event-time"));
    yaml.rejectUnknownKeys();
    return new RunConfig(
        job,
        profile,
        mode,
        parallelism,
        maxRecordBytes,
        prefilter,
        correlate,
        inputs,
        outputs,
        eventTime);
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

  private static Map<Input, InputFiles> inputs(YamlNode yaml) {
    Map<Input, InputFiles> inputs = new EnumMap<>(Input.class);
    for (Input input : Input.values()) {
      YamlNode entry = yaml.child(input.text());
      if (yaml.has(input.text())) {
        List<String> paths = entry.texts("paths");
        Format format = entry.choice("format", Format.class, Format.AUTO);
        if (input != Input.WEB && format == Format.ACCESS_LOG) {
          entry.problem("format", "access-log has web requests only; allowed here: auto, json");
        }
        inputs.put(input, new InputFiles(paths, format));
        entry.rejectUnknownKeys();
      }
    }
    if (!inputs.containsKey(Input.WEB) && !inputs.containsKey(Input.PROCESS)) {
      yaml.problem("", "needs web or process (or both), each with paths");
    }
    yaml.rejectUnknownKeys();
    return inputs;
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
            yaml.duration("update-interval", Duration.ZERO, fallback.updateInterval()));
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

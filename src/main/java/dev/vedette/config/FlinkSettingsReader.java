package dev.vedette.config;

import java.util.Map;
import java.util.TreeMap;

/** Reads what a configuration passes on to Flink. */
final class FlinkSettingsReader {
  /** What a job's results depend on, and the place to ask for something else. */
  private static final Map<String, String> NOT_HERE =
      Map.of(
          "execution.runtime-mode", "mode",
          "parallelism.default", "parallelism",
          "execution.checkpointing.interval", "kafka.checkpoint-interval",
          "io.tmp.dirs", "",
          "pipeline.generic-types", "",
          "pipeline.auto-generate-uids", "",
          "pipeline.object-reuse", "",
          "pipeline.global-job-parameters", "",
          "execution.batch.adaptive.auto-parallelism.enabled", "");

  private FlinkSettingsReader() {}

  /**
   * The section {@code flink}: Flink's names and values, one to one. Names that Flink does not know
   * are passed on too, because its plugins bring names of their own.
   */
  static Map<String, String> read(YamlNode yaml) {
    Map<String, String> settings = new TreeMap<>();
    for (String key : yaml.keys()) {
      String instead = NOT_HERE.get(key);
      String value = yaml.text(key);
      if (instead == null) {
        settings.put(key, value);
      } else if (instead.isEmpty()) {
        yaml.problem(key, "is set by Vedette");
      } else {
        yaml.problem(key, "is set by Vedette; see " + instead);
      }
    }
    return settings;
  }
}

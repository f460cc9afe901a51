package dev.vedette.config;

import static java.util.Map.entry;

import java.util.Map;
import java.util.TreeMap;

/** Reads what a configuration passes on to Flink. */
final class FlinkSettingsReader {
  /** What a job's results depend on, and the place to ask for something else. */
  private static final Map<String, String> NOT_HERE =
      Map.ofEntries(
          entry("execution.runtime-mode", "mode"),
          entry("parallelism.default", "parallelism"),
          entry("taskmanager.numberOfTaskSlots", "parallelism"),
          entry("minicluster.number-of-taskmanagers", "parallelism"),
          entry("execution.checkpointing.interval", "kafka.checkpoint-interval"),
          entry("execution.batch-shuffle-mode", ""),
          entry("io.tmp.dirs", ""),
          entry("pipeline.generic-types", ""),
          entry("pipeline.auto-generate-uids", ""),
          entry("pipeline.object-reuse", ""),
          entry("pipeline.global-job-parameters", ""));

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

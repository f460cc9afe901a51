package dev.vedette;

import dev.vedette.config.JobDefinition;
import dev.vedette.config.KafkaSettings;
import dev.vedette.config.KafkaSettings.InputTopics;
import dev.vedette.config.KafkaSettings.OutputTopics;
import dev.vedette.config.RunConfig;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the web UI shows of a job's configuration: which rule runs on which topics. None of the
 * clients' properties, as they may be secret.
 */
final class ShownSettings {
  private static final String PREFIX = "vedette.";

  private ShownSettings() {}

  static Map<String, String> of(JobDefinition job, RunConfig run) {
    Map<String, String> shown = new TreeMap<>();
    shown.put(PREFIX + "job", job.id());
    shown.put(PREFIX + "rule-version", job.ruleVersion());
    shown.put(PREFIX + "profile", job.profile().name());
    run.kafka().ifPresent(kafka -> put(shown, kafka));
    return shown;
  }

  private static void put(Map<String, String> shown, KafkaSettings kafka) {
    shown.put(PREFIX + "kafka.bootstrap-servers", kafka.bootstrapServers());
    shown.put(PREFIX + "kafka.group-id", kafka.groupId());
    kafka
        .inputs()
        .forEach((input, topics) -> shown.put(PREFIX + "inputs." + input.text(), text(topics)));
    OutputTopics outputs = kafka.outputs();
    put(shown, "alerts", outputs.alerts());
    put(shown, "rejected", outputs.rejected());
    put(shown, "suppressed", outputs.suppressed());
    put(shown, "late", outputs.late());
    String delivery = outputs.delivery().name().toLowerCase(Locale.ROOT).replace('_', '-');
    shown.put(PREFIX + "outputs.delivery", delivery);
  }

  private static void put(Map<String, String> shown, String output, Optional<String> topic) {
    topic.ifPresent(name -> shown.put(PREFIX + "outputs." + output, name));
  }

  private static String text(InputTopics topics) {
    return topics.pattern().orElseGet(() -> String.join(", ", topics.topics()));
  }
}

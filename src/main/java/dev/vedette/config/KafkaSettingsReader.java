package dev.vedette.config;

import dev.vedette.config.KafkaSettings.Delivery;
import dev.vedette.config.KafkaSettings.InputTopics;
import dev.vedette.config.KafkaSettings.OutputTopics;
import dev.vedette.config.KafkaSettings.Start;
import dev.vedette.config.RunConfig.Format;
import dev.vedette.model.Input;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads what a configuration says of Kafka. */
final class KafkaSettingsReader {
  private static final Duration MAX_INTERVAL = Duration.ofHours(1);

  private KafkaSettingsReader() {}

  /** Whether an input names topics instead of paths. */
  static boolean namesTopics(YamlNode input) {
    return input.has("topics") || input.has("topic-pattern");
  }

  static InputTopics input(YamlNode yaml, Input input) {
    List<String> topics = yaml.has("topics") ? yaml.texts("topics") : List.of();
    Optional<String> pattern = pattern(yaml);
    if (!topics.isEmpty() && pattern.isPresent()) {
      yaml.problem("topic-pattern", "cannot stand beside topics");
    }
    Format format = yaml.choice("format", Format.class, Format.JSON);
    if (format == Format.AUTO
        || format == Format.PARQUET
        || (format == Format.ACCESS_LOG && input != Input.WEB)) {
      String allowed = input == Input.WEB ? "json or access-log" : "json";
      yaml.problem("format", "of a topic must be " + allowed);
    }
    Start start = yaml.choice("start", Start.class, Start.COMMITTED);
    long startMillis = start == Start.TIMESTAMP ? time(yaml, "start-time") : 0;
    yaml.rejectUnknownKeys();
    return new InputTopics(topics, pattern, format, start, startMillis);
  }

  private static Optional<String> pattern(YamlNode yaml) {
    if (!yaml.has("topic-pattern")) {
      return Optional.empty();
    }
    String pattern = yaml.text("topic-pattern");
    try {
      return Optional.of(Pattern.compile(pattern).pattern());
    } catch (PatternSyntaxException e) {
      yaml.problem("topic-pattern", "not a regular expression: " + e.getDescription());
      return Optional.of("");
    }
  }

  private static long time(YamlNode yaml, String key) {
    String text = yaml.text(key);
    try {
      return text.isEmpty() ? 0 : Instant.parse(text).toEpochMilli();
    } catch (DateTimeParseException e) {
      yaml.problem(key, "'" + text + "' must be a time such as 2026-01-05T10:00:00Z");
      return 0;
    }
  }

  static OutputTopics outputs(YamlNode yaml) {
    OutputTopics outputs =
        new OutputTopics(
            topic(yaml, "alerts"),
            topic(yaml, "rejected"),
            topic(yaml, "suppressed"),
            topic(yaml, "late"),
            yaml.choice("delivery", Delivery.class, Delivery.AT_LEAST_ONCE),
            yaml.duration("transaction-timeout", Duration.ofSeconds(1), Duration.ofMinutes(15)),
            yaml.text("transactional-id-prefix", "vedette"));
    yaml.rejectUnknownKeys();
    return outputs;
  }

  private static Optional<String> topic(YamlNode yaml, String key) {
    return Optional.of(yaml.text(key, "")).filter(topic -> !topic.isEmpty());
  }

  /** The section {@code kafka}; empty when nothing is in Kafka. */
  static Optional<KafkaSettings> read(
      YamlNode root, Map<Input, InputTopics> inputs, OutputTopics outputs) {
    boolean used = !inputs.isEmpty() || outputs.alerts().isPresent();
    YamlNode yaml = root.child("kafka");
    if (!used && !root.has("kafka")) {
      return Optional.empty();
    }
    Map<String, String> properties = new TreeMap<>();
    YamlNode entries = yaml.child("properties");
    for (String key : entries.keys()) {
      properties.put(key, Secrets.resolve(entries.text(key), entries, key));
    }
    KafkaSettings settings =
        new KafkaSettings(
            yaml.text("bootstrap-servers"),
            yaml.text("group-id", "vedette"),
            properties,
            inputs,
            outputs,
            yaml.duration("checkpoint-interval", Duration.ofMillis(100), Duration.ofSeconds(10)));
    if (settings.checkpointInterval().compareTo(MAX_INTERVAL) > 0) {
      yaml.problem("checkpoint-interval", "must be at most 1h");
    }
    yaml.rejectUnknownKeys();
    return Optional.of(settings);
  }
}

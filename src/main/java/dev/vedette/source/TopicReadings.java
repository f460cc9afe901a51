package dev.vedette.source;

import dev.vedette.config.KafkaSettings;
import dev.vedette.config.KafkaSettings.InputTopics;
import dev.vedette.config.RunConfig.EventTimeSettings;
import dev.vedette.config.RunConfig.Format;
import dev.vedette.engine.Engine;
import dev.vedette.engine.Layout;
import dev.vedette.engine.Reading;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** Flink's source of an input that lies in Kafka. */
public final class TopicReadings {
  private static final String ALIGNED = "vedette";
  // A message is one event, or few: not each of them may move the watermark.
  private static final long WATERMARK_STEP_MILLIS = 1000;

  /**
   * How messages are fetched unless the configuration says otherwise. A fetch waits up to 20 ms for
   * more: answers of a few rows each take the brokers and the job more time than the rows do. What
   * has come is handed over by the two thousand, for the same reason. The system sizes the receive
   * buffer: Kafka's own 64 KiB make many small reads of each answer.
   */
  private static final Map<String, String> FETCHING =
      Map.of(
          ConsumerConfig.FETCH_MIN_BYTES_CONFIG, "262144",
          ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "20",
          ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "2000",
          ConsumerConfig.RECEIVE_BUFFER_CONFIG, "-1");

  private TopicReadings() {}

  /** The source of the input's topics; offsets are committed with each checkpoint. */
  public static KafkaSource<Reading> source(
      Engine engine, KafkaSettings kafka, InputTopics topics) {
    KafkaSourceBuilder<Reading> source =
        KafkaSource.<Reading>builder()
            .setProperties(properties(kafka))
            .setBootstrapServers(kafka.bootstrapServers())
            .setGroupId(kafka.groupId())
            .setClientIdPrefix("vedette-" + engine.input().text())
            .setStartingOffsets(start(topics))
            .setDeserializer(new ReadingDeserializer(engine, layout(topics.format())));
    if (topics.pattern().isPresent()) {
      source.setTopicPattern(Pattern.compile(topics.pattern().get()));
    } else {
      source.setTopics(topics.topics());
    }
    return source.build();
  }

  /** What the configuration says counts more than what is meant to be good for all. */
  static Properties properties(KafkaSettings kafka) {
    Properties properties = new Properties();
    properties.putAll(FETCHING);
    properties.putAll(kafka.properties());
    return properties;
  }

  /** Flink's method wants Kafka's old enumeration, which Kafka has marked for removal. */
  @SuppressWarnings("deprecation")
  private static OffsetsInitializer start(InputTopics topics) {
    return switch (topics.start()) {
      case COMMITTED ->
          OffsetsInitializer.committedOffsets(
              org.apache.kafka.clients.consumer.OffsetResetStrategy.EARLIEST);
      case EARLIEST -> OffsetsInitializer.earliest();
      case LATEST -> OffsetsInitializer.latest();
      case TIMESTAMP -> OffsetsInitializer.timestamp(topics.startMillis());
    };
  }

  private static Layout layout(Format format) {
    return format == Format.ACCESS_LOG ? Layout.ACCESS_LOG_LINES : Layout.JSON_LINES;
  }

  /**
   * Watermarks for each partition. A silent partition is left out after a while, since it would
   * hold up all windows; and no input runs far ahead of the slowest, since its events would pile
   * up.
   */
  public static WatermarkStrategy<Reading> watermarks(EventTimeSettings eventTime) {
    long outOfOrderness = eventTime.maxOutOfOrderness().toMillis();
    return WatermarkStrategy.<Reading>forGenerator(
            context -> new ReadingWatermarks(outOfOrderness, WATERMARK_STEP_MILLIS))
        .withIdleness(eventTime.idleTimeout())
        .withWatermarkAlignment(ALIGNED, eventTime.maxDrift());
  }
}

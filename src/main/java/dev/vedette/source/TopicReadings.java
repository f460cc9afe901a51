package dev.vedette.source;

import dev.vedette.config.KafkaSettings;
import dev.vedette.config.KafkaSettings.InputTopics;
import dev.vedette.config.RunConfig.EventTimeSettings;
import dev.vedette.config.RunConfig.Format;
import dev.vedette.engine.Engine;
import dev.vedette.engine.Layout;
import dev.vedette.engine.Reading;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;

/** Flink's source of an input that lies in Kafka. */
public final class TopicReadings {
  private static final String ALIGNED = "vedette";
  // A message is one event, or few: not each of them may move the watermark.
  private static final long WATERMARK_STEP_MILLIS = 1000;

  private TopicReadings() {}

  /** The source of the input's topics; offsets are committed with each checkpoint. */
  public static KafkaSource<Reading> source(
      Engine engine, KafkaSettings kafka, InputTopics topics) {
    Properties properties = new Properties();
    properties.putAll(kafka.properties());
    KafkaSourceBuilder<Reading> source =
        KafkaSource.<Reading>builder()
            .setProperties(properties)
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

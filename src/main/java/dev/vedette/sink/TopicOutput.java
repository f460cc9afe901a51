package dev.vedette.sink;

import dev.vedette.model.Alert;
import dev.vedette.model.LateEvents;
import dev.vedette.model.Rejected;
import dev.vedette.model.Suppressed;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.common.functions.Function;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Makes the Kafka sinks of the four kinds of records. Alerts are keyed by AlertId, so that a
 * compacted topic keeps the last revision of each.
 */
public final class TopicOutput<T> {

  /** How records reach Kafka. */
  public record Connection(
      String bootstrapServers,
      Map<String, String> properties,
      boolean exactlyOnce,
      Duration transactionTimeout,
      String transactionalIdPrefix) {}

  /** A text of a record: its key, or its JSON form. */
  private interface Text<T> extends Function, Serializable {
    String of(T value);
  }

  private final Text<T> key;
  private final Text<T> json;

  private TopicOutput(Text<T> key, Text<T> json) {
    this.key = key;
    this.json = json;
  }

  public static TopicOutput<Alert> alerts() {
    return new TopicOutput<>(alert -> alert.alertId(), alert -> OutputJson.alert(alert));
  }

  public static TopicOutput<Suppressed> suppressed() {
    return new TopicOutput<>(
        suppressed -> suppressed.alert().alertId(),
        suppressed -> OutputJson.suppressed(suppressed));
  }

  public static TopicOutput<Rejected> rejected() {
    return new TopicOutput<>(rejected -> null, rejected -> OutputJson.rejected(rejected));
  }

  public static TopicOutput<LateEvents> late() {
    return new TopicOutput<>(late -> late.sourceIp(), late -> OutputJson.late(late));
  }

  /** A sink that writes to a topic. */
  public KafkaSink<T> into(String topic, Connection to) {
    Properties properties = new Properties();
    properties.putAll(to.properties());
    KafkaSinkBuilder<T> sink =
        KafkaSink.<T>builder()
            .setKafkaProducerConfig(properties)
            .setBootstrapServers(to.bootstrapServers())
            .setRecordSerializer(new Serializer<>(topic, key, json));
    if (to.exactlyOnce()) {
      sink.setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
          .setTransactionalIdPrefix(to.transactionalIdPrefix() + "-" + topic)
          .setProperty(
              ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
              Long.toString(to.transactionTimeout().toMillis()));
    } else {
      sink.setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE);
    }
    return sink.build();
  }

  private static final class Serializer<T> implements KafkaRecordSerializationSchema<T> {
    private static final long serialVersionUID = 1;

    private final String topic;
    private final Text<T> key;
    private final Text<T> json;

    Serializer(String topic, Text<T> key, Text<T> json) {
      this.topic = topic;
      this.key = key;
      this.json = json;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
        T value, KafkaSinkContext context, Long timestamp) {
      String keyText = key.of(value);
      byte[] keyBytes = keyText == null ? null : keyText.getBytes(StandardCharsets.UTF_8);
      return new ProducerRecord<>(topic, keyBytes, json.of(value).getBytes(StandardCharsets.UTF_8));
    }
  }
}

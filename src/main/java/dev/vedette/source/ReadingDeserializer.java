package dev.vedette.source;

import dev.vedette.engine.Engine;
import dev.vedette.engine.Layout;
import dev.vedette.engine.Reading;
import dev.vedette.engine.ReadingBuilder;
import dev.vedette.engine.RecordInterpreter;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes each message of a topic through the engine: one row, an array, or an envelope of rows. */
final class ReadingDeserializer implements KafkaRecordDeserializationSchema<Reading> {
  private static final long serialVersionUID = 1;

  private final Engine engine;
  private final Layout layout;

  private transient RecordInterpreter interpreter;
  private transient String topic;
  private transient int partition;

  /** Of the topic and the partition; those of many messages in a row are the same. */
  private transient String origin;

  ReadingDeserializer(Engine engine, Layout layout) {
    this.engine = engine;
    this.layout = layout;
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    interpreter = engine.messages(layout);
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<Reading> out) {
    // A tombstone has no value; it is rejected like any empty message.
    byte[] value = message.value() == null ? new byte[0] : message.value();
    ReadingBuilder piece = new ReadingBuilder(engine.statsLayout());
    interpreter.interpret(value, 0, value.length, origin(message), message.offset(), piece);
    out.collect(piece.build(value.length, Long.MAX_VALUE));
  }

  private String origin(ConsumerRecord<byte[], byte[]> message) {
    if (message.partition() != partition || !message.topic().equals(topic)) {
      topic = message.topic();
      partition = message.partition();
      origin = topic + "/" + partition;
    }
    return origin;
  }

  @Override
  public TypeInformation<Reading> getProducedType() {
    return TypeInformation.of(Reading.class);
  }
}

import java.io.BufferedOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Prints a topic's messages from the beginning, byte for byte, one a line, and joins no group.
 * Kafka's own console consumer exits with 0 when fewer came than were asked for.
 *
 * <p>Usage: java -cp 'lib/*' Consume.java BOOTSTRAP TOPIC ISOLATION MAX TIMEOUT_SECONDS (0: no
 * limit)
 */
public final class Consume {
  public static void main(String[] args) {
    String topic = args[1];
    long max = Long.parseLong(args[3]);
    long timeout = Duration.ofSeconds(Long.parseLong(args[4])).toNanos();
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers", args[0],
            "isolation.level", args[2],
            "enable.auto.commit", false,
            "auto.offset.reset", "earliest");
    long printed = 0;
    PrintStream out = new PrintStream(new BufferedOutputStream(System.out, 1 << 16), false);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic, Duration.ofSeconds(10)).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      if (partitions.isEmpty()) {
        System.err.println("kafka: no such topic: " + topic);
        System.exit(1);
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long lastMessage = System.nanoTime();
      while ((max == 0 || printed < max)
          && (timeout == 0 || System.nanoTime() - lastMessage < timeout)
          && !out.checkError()) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(200));
        for (ConsumerRecord<byte[], byte[]> record : records) {
          if (max == 0 || printed < max) {
            // A compacted topic's deletion has no value.
            out.writeBytes(record.value() == null ? new byte[0] : record.value());
            out.write('\n');
            printed++;
          }
        }
        if (!records.isEmpty()) {
          lastMessage = System.nanoTime();
        }
      }
    }
    out.flush();
    System.err.println("kafka: " + printed + " messages of " + topic);
    if (printed < max) {
      System.err.println("kafka: " + max + " were asked for");
      System.exit(1);
    }
  }

  private Consume() {}
}

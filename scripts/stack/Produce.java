import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends each line of a file or of stdin as a message, byte for byte. Kafka's own console producer
 * mends broken UTF-8 and exits with 0 when messages were lost; events for a detector must arrive as
 * they are.
 *
 * <p>Usage: java -cp 'lib/*' Produce.java BOOTSTRAP TOPIC [FILE]
 */
public final class Produce {
  public static void main(String[] args) throws IOException {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers", args[0],
            "acks", "all",
            // One at a time: a batch refused by a topic just created is not overtaken (KAFKA-15591).
            "max.in.flight.requests.per.connection", 1,
            "linger.ms", 5,
            "batch.size", 262_144,
            "max.request.size", 16_777_216,
            "max.block.ms", 10_000,
            "delivery.timeout.ms", 60_000);
    AtomicReference<Exception> failure = new AtomicReference<>();
    long sent = 0;
    try (InputStream in =
            new BufferedInputStream(
                args.length > 2 ? Files.newInputStream(Path.of(args[2])) : System.in, 1 << 16);
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (byte[] line = readLine(in); line != null && failure.get() == null; line = readLine(in)) {
        producer.send(
            new ProducerRecord<>(args[1], line),
            (metadata, problem) -> {
              if (problem != null) {
                failure.compareAndSet(null, problem);
              }
            });
        sent++;
      }
    }
    if (failure.get() != null) {
      System.err.println("kafka: not every message arrived: " + failure.get().getMessage());
      System.exit(1);
    }
    System.err.println("kafka: " + sent + " messages to " + args[1]);
  }

  /** The next line without its end, or null. */
  private static byte[] readLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
    int next = in.read();
    if (next < 0) {
      return null;
    }
    while (next >= 0 && next != '\n') {
      line.write(next);
      next = in.read();
    }
    return line.toByteArray();
  }

  private Produce() {}
}

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * {@code end}: sends the end of a topic, after which every window is closed: the last alert, twelve
 * hours after the rows, and a row of a day after them to each partition.
 *
 * <p>{@code await}: waits for the final alerts of a run until the last alert and all that must come
 * are there, and tells the CPU time that the run's process had used by then. Exit code 1 when an
 * alert is missing, wrong, or one too many.
 *
 * <p>Usage: java -cp 'lib/*' KafkaAlerts.java end BOOTSTRAP TOPIC, or await BOOTSTRAP TOPIC PID
 * TRUTH OUT, where TRUTH is a truth.json, or - for only the last alert
 */
public final class KafkaAlerts {
  private static final Instant ROWS_END = Instant.parse("2026-01-06T00:00:00Z");
  private static final Instant LAST_WINDOW = ROWS_END.plus(Duration.ofHours(12));
  private static final Instant FAR = ROWS_END.plus(Duration.ofHours(24));
  private static final String LAST_SOURCE = "203.0.113.99";
  private static final int LAST_REQUESTS = 11;
  private static final long PATIENCE = Duration.ofMinutes(9).toNanos();
  // How long to wait for what must not come, and for what is missing after the last alert.
  private static final long QUIET = Duration.ofSeconds(2).toNanos();
  private static final long MISSING = Duration.ofSeconds(30).toNanos();

  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, String> expected = new TreeMap<>();
  private final Map<String, String> came = new TreeMap<>();
  private boolean lastCame;
  private boolean twice;

  public static void main(String[] args) throws Exception {
    if (args[0].equals("end")) {
      end(args[1], args[2]);
      return;
    }
    ProcessHandle process = ProcessHandle.of(Long.parseLong(args[3])).orElseThrow();
    System.exit(new KafkaAlerts().await(args[1], args[2], process, args[4], Path.of(args[5])));
  }

  // --- The end of the rows ------------------------------------------------------------------------

  private static void end(String bootstrap, String topic) {
    Map<String, Object> config = Map.of("bootstrap.servers", bootstrap);
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      for (int i = 0; i < LAST_REQUESTS; i++) {
        producer.send(new ProducerRecord<>(topic, 0, null, row(LAST_WINDOW, "/partners/" + i)));
      }
      for (var partition : producer.partitionsFor(topic)) {
        producer.send(new ProducerRecord<>(topic, partition.partition(), null, row(FAR, "/")));
      }
    }
  }

  private static String row(Instant time, String path) {
    return String.format(
        "{\"TimeGenerated\":\"%s\",\"SourceIP\":\"%s\",\"RequestURL\":\"https://example.com%s\"}",
        time.plusMillis(1), LAST_SOURCE, path);
  }

  // --- The alerts ---------------------------------------------------------------------------------

  private int await(
      String bootstrap, String topic, ProcessHandle process, String truth, Path out)
      throws IOException {
    expected.put(LAST_SOURCE + " " + LAST_WINDOW, LAST_REQUESTS + " requests, 11 URLs");
    if (!truth.equals("-")) {
      for (JsonNode alert : json.readTree(Path.of(truth).toFile()).get("alerts")) {
        expected.put(key(alert), counts(alert));
      }
    }
    double cpu = 0;
    double wall = 0;
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap, "enable.auto.commit", false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long deadline = System.nanoTime() + PATIENCE;
      boolean complete = false;
      while (System.nanoTime() < deadline) {
        if (!process.isAlive()) {
          System.err.println("bench-kafka: the run has ended");
          return 1;
        }
        boolean last = lastCame;
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          take(json.readTree(record.value()));
        }
        if (!complete && came.keySet().containsAll(expected.keySet())) {
          cpu = process.info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
          wall = Duration.between(process.info().startInstant().orElseThrow(), Instant.now())
              .toMillis() / 1e3;
          complete = true;
          deadline = System.nanoTime() + QUIET;
        } else if (!last && lastCame) {
          deadline = System.nanoTime() + MISSING;
        }
      }
    }
    if (!differences()) {
      return 1;
    }
    String result = "{\"cpuSeconds\": %.2f, \"wallSeconds\": %.2f, \"alerts\": %d}";
    Files.writeString(out, String.format(Locale.ROOT, result, cpu, wall, came.size() - 1) + "\n");
    return 0;
  }

  private void take(JsonNode alert) {
    // Flink SQL writes final alerts only, and does not say so.
    if (alert.path("Final").asBoolean(true)) {
      twice |= came.put(key(alert), counts(alert)) != null;
      lastCame |= alert.get("SourceIP").asText().equals(LAST_SOURCE);
    }
  }

  private static String key(JsonNode alert) {
    return alert.get("SourceIP").asText() + " " + Instant.parse(alert.get("WindowStart").asText());
  }

  private static String counts(JsonNode alert) {
    return alert.get("RequestCount").asLong() + " requests, " + alert.get("UniqueURLs") + " URLs";
  }

  /** Tells what differs; true: nothing does. Without a truth, what else came is not judged. */
  private boolean differences() {
    boolean judged = expected.size() > 1;
    TreeSet<String> keys = new TreeSet<>(expected.keySet());
    if (judged) {
      keys.addAll(came.keySet());
    }
    List<String> wrong =
        keys.stream()
            .filter(key -> !expected.getOrDefault(key, "none").equals(came.getOrDefault(key, "none")))
            .toList();
    wrong.stream()
        .limit(10)
        .forEach(
            key ->
                System.err.println(
                    "bench-kafka: " + key + ": " + came.getOrDefault(key, "none") + ", expected "
                        + expected.getOrDefault(key, "none")));
    if (twice) {
      System.err.println("bench-kafka: a final alert came twice");
    }
    if (!wrong.isEmpty()) {
      System.err.println("bench-kafka: " + wrong.size() + " alerts differ");
    }
    return wrong.isEmpty() && !twice;
  }
}

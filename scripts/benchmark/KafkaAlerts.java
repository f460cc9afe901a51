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
import java.util.stream.Stream;
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
 * <p>{@code steady}: prints the first window after a third of the rows that has an alert, and how
 * many rows come before the one that closes it. What is done until then is warming up.
 *
 * <p>{@code await}: waits for the final alerts of a run until all that must come are there, and
 * tells the CPU time that the run's process had used when that window's first alert came, and when
 * the last did. Exit code 1 when an alert is missing, wrong, or one too many.
 *
 * <p>Usage: java -cp 'lib/*' KafkaAlerts.java end BOOTSTRAP TOPIC, or steady TRUTH ROWS, or await
 * BOOTSTRAP TOPIC PID TRUTH WINDOW OUT
 */
public final class KafkaAlerts {
  private static final Instant THIRD = Instant.parse("2026-01-05T08:00:00Z");
  // Of a window, and how far the watermark stays behind.
  private static final Duration UNTIL_CLOSED = Duration.ofMinutes(10 + 5);
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
  private final Instant steadyFrom;
  private final Map<String, String> expected = new TreeMap<>();
  private final Map<String, String> came = new TreeMap<>();
  private boolean steady;
  private boolean lastCame;
  private boolean twice;

  public static void main(String[] args) throws Exception {
    if (args[0].equals("end")) {
      end(args[1], args[2], args[3].equals("1") ? "%s" : "{\"records\":[%s]}");
      return;
    }
    if (args[0].equals("steady")) {
      steady(Path.of(args[1]), Path.of(args[2]));
      return;
    }
    ProcessHandle process = ProcessHandle.of(Long.parseLong(args[3])).orElseThrow();
    KafkaAlerts alerts = new KafkaAlerts(Path.of(args[4]), Instant.parse(args[5]));
    System.exit(alerts.await(args[1], args[2], process, Path.of(args[6])));
  }

  private KafkaAlerts(Path truth, Instant steadyFrom) throws IOException {
    this.steadyFrom = steadyFrom;
    expected.put(LAST_SOURCE + " " + LAST_WINDOW, LAST_REQUESTS + " requests, 11 URLs");
    for (JsonNode alert : json.readTree(truth.toFile()).get("alerts")) {
      expected.put(key(alert), counts(alert));
    }
  }

  private static void steady(Path truth, Path rows) throws IOException {
    Instant window = null;
    for (JsonNode alert : new ObjectMapper().readTree(truth.toFile()).get("alerts")) {
      Instant start = Instant.parse(alert.get("WindowStart").asText());
      if (!start.isBefore(THIRD) && (window == null || start.isBefore(window))) {
        window = start;
      }
    }
    String closing = "{\"TimeGenerated\":\"" + window.plus(UNTIL_CLOSED).toString().replace("Z", "");
    try (Stream<String> lines = Files.lines(rows)) {
      System.out.println(window + " " + lines.takeWhile(row -> row.compareTo(closing) < 0).count());
    }
  }

  // --- The end of the rows ------------------------------------------------------------------------

  private static void end(String bootstrap, String topic, String message) {
    Map<String, Object> config = Map.of("bootstrap.servers", bootstrap);
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      for (int i = 0; i < LAST_REQUESTS; i++) {
        String row = row(LAST_WINDOW, "/partners/" + i);
        producer.send(new ProducerRecord<>(topic, 0, null, String.format(message, row)));
      }
      for (var partition : producer.partitionsFor(topic)) {
        String row = String.format(message, row(FAR, "/"));
        producer.send(new ProducerRecord<>(topic, partition.partition(), null, row));
      }
    }
  }

  private static String row(Instant time, String path) {
    return String.format(
        "{\"TimeGenerated\":\"%s\",\"SourceIP\":\"%s\",\"RequestURL\":\"https://example.com%s\"}",
        time.plusMillis(1), LAST_SOURCE, path);
  }

  // --- The alerts ---------------------------------------------------------------------------------

  private int await(String bootstrap, String topic, ProcessHandle process, Path out)
      throws IOException {
    Used atSteady = null;
    Used atEnd = null;
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
      while (System.nanoTime() < deadline) {
        if (!process.isAlive()) {
          System.err.println("bench-kafka: the run has ended");
          return 1;
        }
        boolean last = lastCame;
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          take(json.readTree(record.value()));
        }
        if (atSteady == null && steady) {
          atSteady = Used.by(process);
        }
        if (atEnd == null && came.keySet().containsAll(expected.keySet())) {
          atEnd = Used.by(process);
          deadline = System.nanoTime() + QUIET;
        } else if (!last && lastCame) {
          deadline = System.nanoTime() + MISSING;
        }
      }
    }
    if (!areRight()) {
      return 1;
    }
    String result =
        String.format(
            Locale.ROOT,
            "{\"cpuSeconds\": %.2f, \"wallSeconds\": %.2f, \"steadyCpuSeconds\": %.2f,"
                + " \"steadyWallSeconds\": %.2f, \"alerts\": %d}%n",
            atEnd.cpu(),
            atEnd.wall(),
            atEnd.cpu() - atSteady.cpu(),
            atEnd.wall() - atSteady.wall(),
            came.size() - 1);
    Files.writeString(out, result);
    return 0;
  }

  /** Seconds since a process was started: of CPU time, and by the clock. */
  private record Used(double cpu, double wall) {
    static Used by(ProcessHandle process) {
      ProcessHandle.Info info = process.info();
      Duration wall = Duration.between(info.startInstant().orElseThrow(), Instant.now());
      return new Used(
          info.totalCpuDuration().orElseThrow().toMillis() / 1e3, wall.toMillis() / 1e3);
    }
  }

  private void take(JsonNode alert) {
    // Flink SQL writes final alerts only, and does not say so.
    if (alert.path("Final").asBoolean(true)) {
      steady |= !Instant.parse(alert.get("WindowStart").asText()).isBefore(steadyFrom);
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

  /** Tells what differs; true: nothing does. */
  private boolean areRight() {
    TreeSet<String> keys = new TreeSet<>(expected.keySet());
    keys.addAll(came.keySet());
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

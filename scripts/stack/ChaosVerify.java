import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Compares what the job wrote to its topics and to Parquet with the batch run over the same events and with what
 * ChaosProduce wrote down, and writes DIR/result.json and DIR/differences.txt. Exit code 1 when
 * there is a difference.
 *
 * <p>Usage: java -cp 'lib/*' ChaosVerify.java BOOTSTRAP DELIVERY STATE SEED DIR
 */
public final class ChaosVerify {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration OPEN_TRANSACTIONS_PATIENCE = Duration.ofSeconds(30);

  private final String bootstrap;
  private final boolean exactlyOnce;
  private final Path dir;
  private final List<String> differences = new ArrayList<>();

  private ChaosVerify(String bootstrap, boolean exactlyOnce, Path dir) {
    this.bootstrap = bootstrap;
    this.exactlyOnce = exactlyOnce;
    this.dir = dir;
  }

  public static void main(String[] args) throws Exception {
    Path dir = Path.of(args[4]);
    ChaosVerify verify = new ChaosVerify(args[0], args[1].equals("exactly-once"), dir);
    long alerts = verify.revised("alerts");
    long suppressed = verify.revised("suppressed");
    long late = verify.late();
    long rejected = verify.rejected();
    long revisions = verify.parquet();
    if (alerts == 0 || late == 0 || rejected == 0) {
      verify.differ("a run without alerts, late or rejected events proves nothing");
    }

    ObjectNode result = JSON.createObjectNode();
    ArrayNode faults = result.putArray("faults");
    ArrayNode recovery = result.putArray("recoverySeconds");
    for (String line : Files.readAllLines(dir.resolve("faults.tsv"))) {
      String[] fields = line.split("\t");
      faults.add(fields[0]);
      recovery.add(Integer.parseInt(fields[1]));
    }
    result.put("delivery", args[1]);
    result.put("state", args[2]);
    result.put("seed", Long.parseLong(args[3]));
    result.put("events", Long.parseLong(Files.readString(dir.resolve("events")).trim()));
    result.put("alerts", alerts);
    result.put("revisions", revisions);
    result.put("suppressed", suppressed);
    result.put("lateEvents", late);
    result.put("rejected", rejected);
    result.put("differences", verify.differences.size());
    Files.writeString(
        dir.resolve("result.json"),
        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(result) + "\n");
    Files.write(dir.resolve("differences.txt"), verify.differences);
    verify.differences.stream().limit(20).forEach(text -> System.out.println("chaos: " + text));
    System.out.printf(
        "chaos: %d faults, %s events, %d alerts (%d revisions in Parquet), %d suppressed, %d late, "
            + "%d rejected, %d differences%n",
        faults.size(),
        result.get("events").asText(),
        alerts,
        revisions,
        suppressed,
        late,
        rejected,
        verify.differences.size());
    System.exit(verify.differences.isEmpty() ? 0 : 1);
  }

  private void differ(String text) {
    differences.add(text);
  }

  /** The last record of each id is the batch run's; returns how many ids there are. */
  private long revised(String topic) throws IOException {
    Map<String, JsonNode> last = new TreeMap<>();
    Set<String> seen = new HashSet<>();
    for (ConsumerRecord<byte[], byte[]> record : read(topic)) {
      JsonNode value = JSON.readTree(record.value());
      String id = value.get("AlertId").asText();
      if (!id.equals(new String(record.key(), StandardCharsets.UTF_8))) {
        differ(topic + ": " + id + " has another key");
      }
      if (!seen.add(id + " " + value.get("Revision").asInt()) && exactlyOnce) {
        differ(topic + ": " + id + ": revision " + value.get("Revision") + " twice");
      }
      JsonNode before = last.put(id, value);
      if (exactlyOnce
          && before != null
          && before.get("Revision").asInt() >= value.get("Revision").asInt()) {
        differ(topic + ": " + id + ": revision " + value.get("Revision") + " after " + before.get("Revision"));
      }
    }
    Map<String, JsonNode> batch = new TreeMap<>();
    for (String line : Files.readAllLines(dir.resolve("batch-" + topic + ".ndjson"))) {
      JsonNode value = JSON.readTree(line);
      batch.put(value.get("AlertId").asText(), value);
    }
    Set<String> ids = new TreeSet<>(last.keySet());
    ids.addAll(batch.keySet());
    for (String id : ids) {
      if (!batch.containsKey(id)) {
        differ(topic + ": " + id + ": not in the batch run: " + last.get(id));
      } else if (!last.containsKey(id)) {
        differ(topic + ": " + id + ": only in the batch run: " + batch.get(id));
      } else {
        compare(topic, id, last.get(id), batch.get(id));
      }
    }
    return last.size();
  }

  private void compare(String topic, String id, JsonNode stream, JsonNode batch) {
    Set<String> names = new TreeSet<>();
    stream.fieldNames().forEachRemaining(names::add);
    batch.fieldNames().forEachRemaining(names::add);
    names.remove("Revision");
    names.remove("EmittedAt");
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      if (!java.util.Objects.equals(stream.get(name), batch.get(name))) {
        text.append(' ').append(name).append(' ').append(stream.get(name));
        text.append(" instead of ").append(batch.get(name)).append(';');
      }
    }
    if (text.length() > 0) {
      differ(
          topic + ": " + id + " (" + stream.get("DetectionBranch").asText() + " of "
              + stream.path("SourceIP").asText() + " at " + stream.get("Timestamp").asText()
              + ", revision " + stream.get("Revision") + "):" + text);
    }
  }

  /** Exactly the requests that had to be late are told as late. */
  private long late() throws IOException {
    Map<String, Long> expected = new TreeMap<>();
    for (String line : Files.readAllLines(dir.resolve("late.tsv"))) {
      String[] fields = line.split("\t");
      expected.put(fields[0] + " " + Instant.parse(fields[1]), Long.parseLong(fields[2]));
    }
    Map<String, Long> told = new TreeMap<>();
    for (ConsumerRecord<byte[], byte[]> record : read("late")) {
      JsonNode value = JSON.readTree(record.value());
      Instant start = Instant.parse(value.get("WindowStart").asText());
      told.merge(
          value.get("SourceIP").asText() + " " + start, value.get("Count").asLong(), Long::sum);
    }
    Set<String> windows = new TreeSet<>(expected.keySet());
    windows.addAll(told.keySet());
    for (String window : windows) {
      long wanted = expected.getOrDefault(window, 0L);
      long got = told.getOrDefault(window, 0L);
      if (exactlyOnce || wanted == 0 ? got != wanted : got < wanted) {
        differ("late: " + window + ": " + got + " requests instead of " + wanted);
      }
    }
    return told.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Exactly the malformed messages are rejected, each with its reason. */
  private long rejected() throws IOException {
    Map<String, String> expected = new HashMap<>();
    for (String line : Files.readAllLines(dir.resolve("rejected.tsv"))) {
      String[] fields = line.split("\t");
      expected.put(fields[0] + " " + fields[1], fields[2]);
    }
    Map<String, Integer> told = new TreeMap<>();
    for (ConsumerRecord<byte[], byte[]> record : read("rejected")) {
      JsonNode value = JSON.readTree(record.value());
      String place = value.get("Origin").asText() + " " + value.get("Offset").asText();
      if (!value.get("Reason").asText().equals(expected.get(place))) {
        differ("rejected: " + place + ": " + value + " instead of " + expected.get(place));
      } else if (told.merge(place, 1, Integer::sum) > 1 && exactlyOnce) {
        differ("rejected: " + place + " twice");
      }
    }
    for (String place : new TreeSet<>(expected.keySet())) {
      if (!told.containsKey(place)) {
        differ("rejected: " + place + " (" + expected.get(place) + ") is missing");
      }
    }
    return told.size();
  }

  /**
   * The alerts' Parquet folder holds each revision once, and those that their topic holds, with the
   * same counts (at-least-once may have written a revision again, of other counts); returns how
   * many. What its writers left unfinished has no name that ends in .parquet.
   */
  private long parquet() throws IOException, SQLException {
    Map<String, String> topic = new TreeMap<>();
    for (ConsumerRecord<byte[], byte[]> record : read("alerts")) {
      JsonNode value = JSON.readTree(record.value());
      topic.put(
          revision(value.get("AlertId").asText(), value.get("Revision").asInt()),
          value.path("RequestCount").asText("null") + " " + value.path("UniqueURLs").asText("null")
              + " " + value.get("Final").asText());
    }
    Map<String, String> folder = new TreeMap<>();
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        PreparedStatement statement =
            duckdb.prepareStatement(
                "SELECT AlertId, Revision, count(*), concat_ws(' ', coalesce(any_value(RequestCount)"
                    + "::VARCHAR, 'null'), coalesce(any_value(UniqueURLs)::VARCHAR, 'null'),"
                    + " any_value(Final)::VARCHAR)"
                    + " FROM read_parquet(?, hive_partitioning = true) GROUP BY AlertId, Revision")) {
      statement.setString(1, dir.resolve("alerts") + "/**/*.parquet");
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String revision = revision(rows.getString(1), rows.getInt(2));
          folder.put(revision, rows.getString(4));
          if (rows.getLong(3) != 1) {
            differ("Parquet: " + revision + " is there " + rows.getLong(3) + " times");
          }
        }
      }
    }
    folder.forEach(
        (revision, counts) -> {
          if (!topic.containsKey(revision)) {
            differ("Parquet: " + revision + " is not in the topic");
          } else if (exactlyOnce && !topic.get(revision).equals(counts)) {
            differ("Parquet: " + revision + ": " + counts + " instead of " + topic.get(revision));
          }
        });
    if (exactlyOnce) {
      topic.forEach(
          (revision, counts) -> {
            if (!folder.containsKey(revision)) {
              differ("Parquet: " + revision + " is only in the topic");
            }
          });
    }
    return folder.size();
  }

  private static String revision(String alertId, int number) {
    return alertId + " revision " + number;
  }

  // --- Reading ------------------------------------------------------------------------------------

  /** All messages of a topic, those of a partition in order. */
  private List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    Map<TopicPartition, Long> ends = ends(topic, "read_uncommitted");
    awaitStable(topic, ends);
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(isolation())) {
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      Map<TopicPartition, Long> stable = consumer.endOffsets(ends.keySet());
      while (stable.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  private String isolation() {
    return exactlyOnce ? "read_committed" : "read_uncommitted";
  }

  /** A transaction that nobody ends would hide what comes after it until it times out. */
  private void awaitStable(String topic, Map<TopicPartition, Long> ends) {
    Instant deadline = Instant.now().plus(OPEN_TRANSACTIONS_PATIENCE);
    Map<TopicPartition, Long> stable = ends(topic, isolation());
    while (!stable.equals(ends) && Instant.now().isBefore(deadline)) {
      stable = ends(topic, isolation());
    }
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      if (stable.get(end.getKey()) < end.getValue()) {
        differ(
            end.getKey() + ": an open transaction hides "
                + (end.getValue() - stable.get(end.getKey())) + " messages");
      }
    }
  }

  private Map<TopicPartition, Long> ends(String topic, String isolation) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(isolation)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic, Duration.ofSeconds(10)).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      return consumer.endOffsets(partitions);
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer(String isolation) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers", bootstrap,
            "isolation.level", isolation,
            "enable.auto.commit", false,
            "auto.offset.reset", "earliest"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}

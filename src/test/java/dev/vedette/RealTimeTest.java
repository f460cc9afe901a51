package dev.vedette;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vedette.config.JobDefinition;
import dev.vedette.config.JobDefinitionReader;
import dev.vedette.config.Problems;
import dev.vedette.config.RunConfig;
import dev.vedette.config.RunConfigReader;
import dev.vedette.model.Alert;
import dev.vedette.sink.OutputJson;
import dev.vedette.support.Broker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same pipeline between topics of a real broker. */
final class RealTimeTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PARTITIONS = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir private Path folder;

  private Broker broker;
  private String prefix;

  private static String web(String time, String source, String url) {
    return String.format(
        "{\"TimeGenerated\":\"%s\",\"SourceIP\":\"%s\",\"RequestURL\":\"%s\","
            + "\"RequestClientApplication\":\"curl\"}",
        time, source, url);
  }

  private static List<String> scraping(int requests) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      rows.add(web(String.format("2026-01-05T10:00:%02dZ", i), "203.0.113.7", "/partners/" + i));
    }
    return rows;
  }

  private static String envelope(List<String> rows) {
    return "{\"records\":[" + String.join(",", rows) + "]}";
  }

  private static List<String> tools(String address) {
    return List.of(
        "{\"records\":[{\"category\":\"AdvancedHunting-DeviceProcessEvents\",\"properties\":{"
            + "\"Timestamp\":\"2026-01-05T09:30:00Z\",\"DeviceId\":\"d1\",\"FileName\":\"maltego\","
            + "\"ProcessCommandLine\":\"maltego\",\"ReportId\":1,\"ProcessId\":2"
            + address
            + "}}]}");
  }

  private RunConfig config(String delivery) throws Exception {
    broker = Broker.get();
    prefix = "t" + System.nanoTime() + "-";
    for (String topic : List.of("web", "process", "devices", "alerts", "rejected", "late")) {
      broker.createTopic(prefix + topic, PARTITIONS);
    }
    Path file = folder.resolve("conf.yaml");
    Files.writeString(
        file,
        """
        mode: streaming
        parallelism: 2
        kafka:
          bootstrap-servers: %s
          checkpoint-interval: 500ms
          properties: {metadata.max.age.ms: "2000"}
        inputs:
          web: {topics: [PREweb], start: earliest}
          process: {topic-pattern: "PREproc.*", start: earliest}
          devices: {topics: [PREdevices], start: earliest}
        outputs:
          alerts: %s
          topics:
            alerts: PREalerts
            rejected: PRErejected
            late: PRElate
            delivery: %s
            transaction-timeout: 10m
            transactional-id-prefix: PRE
        # A busy machine may leave a partition unread for a while: that must not look like silence.
        event-time: {idle-timeout: 10m}
        """
            .replace("PRE", prefix)
            .formatted(broker.bootstrapServers(), folder.resolve("alerts"), delivery));
    Problems problems = new Problems();
    RunConfig config = RunConfigReader.read(file, problems);
    assertThat(problems.texts()).isEmpty();
    return config;
  }

  private static JobClient start(RunConfig config) throws Exception {
    Problems problems = new Problems();
    JobDefinition definition =
        JobDefinitionReader.fromJar(JobDefinitionReader.DEFAULT_JOB, "default", problems);
    DetectionJob job = new DetectionJob(definition, config);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(2, job.configuration());
    job.build(env, Map.of(), StagedOutputs.NONE);
    return env.executeAsync(job.name());
  }

  /** Reads a topic until the wanted has come. */
  private List<ConsumerRecord<String, String>> read(String topic, Wanted wanted) {
    Map<String, Object> config = new HashMap<>();
    config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
    config.put(ConsumerConfig.GROUP_ID_CONFIG, prefix + "test-" + System.nanoTime());
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(prefix + topic));
      Instant end = Instant.now().plus(PATIENCE);
      while (!wanted.isThere(records)) {
        assertThat(Instant.now()).as("%s so far: %s", topic, records).isBefore(end);
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  private interface Wanted {
    boolean isThere(List<ConsumerRecord<String, String>> records);
  }

  private static Map<String, Alert> latest(List<ConsumerRecord<String, String>> records) {
    Map<String, Alert> latest = new TreeMap<>();
    for (ConsumerRecord<String, String> record : records) {
      Alert alert = OutputJson.readAlert(record.value());
      assertThat(record.key()).isEqualTo(alert.alertId());
      latest.merge(alert.alertId(), alert, (a, b) -> a.revision() > b.revision() ? a : b);
    }
    return latest;
  }

  private static boolean areFinal(List<ConsumerRecord<String, String>> records, int alerts) {
    Map<String, Alert> latest = latest(records);
    return latest.size() == alerts && latest.values().stream().allMatch(Alert::isFinal);
  }

  /** Events long after all others, on every partition, which move the watermark on. */
  private void letTimePass(String time) throws Exception {
    List<String> later = List.of(web(time, "192.0.2.1", "/"), web(time, "192.0.2.1", "/"));
    broker.send(prefix + "web", PARTITIONS, later);
    String row = "{\"Timestamp\":\"" + time + "\",\"DeviceId\":\"d9\",\"FileName\":\"ls\"}";
    broker.send(prefix + "process", PARTITIONS, List.of(row, row));
    broker.send(prefix + "devices", PARTITIONS, List.of(row, row));
  }

  @ParameterizedTest
  @ValueSource(strings = {"at-least-once", "exactly-once"})
  void writesAlertsOfAllBranchesFromAndToTopics(String delivery) throws Exception {
    RunConfig config = config(delivery);
    JobClient job = start(config);
    try {
      List<String> rows = scraping(40);
      broker.send(prefix + "web", PARTITIONS, List.of(envelope(rows.subList(0, 20)), "garbage"));
      broker.send(prefix + "web", PARTITIONS, rows.subList(20, 40));
      broker.send(prefix + "process", PARTITIONS, tools(",\"PublicIP\":\"203.0.113.7\""));
      // Early, before any watermark could close the window.
      read("alerts", records -> latest(records).size() == 3);

      letTimePass("2026-01-05T18:00:00Z");
      Map<String, Alert> alerts = latest(read("alerts", records -> areFinal(records, 3)));

      assertThat(alerts.values())
          .extracting(Alert::detectionBranch)
          .containsExactlyInAnyOrder(
              "Partner_Page_Scraping", "OSINT_Tool_Execution", "Correlated_Reconnaissance");
      assertThat(alerts.values())
          .filteredOn(alert -> alert.requestCount() != null)
          .allMatch(alert -> alert.requestCount() == 40 && alert.uniqueUrls() == 40);

      broker.send(prefix + "web", PARTITIONS, scraping(2));
      List<ConsumerRecord<String, String>> late = read("late", records -> records.size() == 2);
      assertThat(JSON.readTree(late.get(0).value()).get("SourceIP").asText())
          .isEqualTo("203.0.113.7");
      JsonNode rejected = JSON.readTree(read("rejected", r -> r.size() == 1).get(0).value());
      assertThat(rejected.get("Reason").asText()).isEqualTo("invalid-json");
      assertThat(rejected.get("Origin").asText()).isEqualTo(prefix + "web/1");
      assertThat(rejected.get("Offset").asLong()).isZero();
    } finally {
      job.cancel().get();
    }
  }

  @Test
  void rejectsEventsDatedAheadOfTheirArrivalSoThatTheyCannotPushTheWatermark() throws Exception {
    RunConfig config = config("at-least-once");
    JobClient job = start(config);
    try {
      String ahead = Instant.now().plus(Duration.ofDays(400)).toString();
      broker.send(
          prefix + "web",
          PARTITIONS,
          List.of(web(ahead, "203.0.113.7", "/partners"), web(ahead, "203.0.113.7", "/")));
      JsonNode rejected = JSON.readTree(read("rejected", r -> r.size() == 1).get(0).value());
      assertThat(rejected.get("Reason").asText()).isEqualTo("future-time");

      broker.send(prefix + "web", PARTITIONS, scraping(31));
      List<ConsumerRecord<String, String>> alerts = read("alerts", r -> !r.isEmpty());
      assertThat(latest(alerts).values()).noneMatch(Alert::isFinal);
    } finally {
      job.cancel().get();
    }
  }

  @Test
  void refusesATransactionTimeoutThatTheBrokersDoNotAllow() throws Exception {
    config("exactly-once");
    Path file = folder.resolve("conf.yaml");
    Files.writeString(file, Files.readString(file).replace("timeout: 10m", "timeout: 20m"));
    assertThat(Vedette.execute("run", file.toString())).isEqualTo(2);
  }
}

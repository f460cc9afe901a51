package dev.vedette.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.config.KafkaSettings.Delivery;
import dev.vedette.config.KafkaSettings.Start;
import dev.vedette.model.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KafkaSettingsTest {
  @TempDir private Path folder;

  private final Problems problems = new Problems();

  private RunConfig read(String yaml) throws IOException, ConfigException {
    Path file = folder.resolve("conf.yaml");
    Files.writeString(file, yaml);
    return RunConfigReader.read(file, problems);
  }

  private List<String> problems() {
    return problems.texts().stream().map(t -> t.replace(folder + "/conf.yaml: ", "")).toList();
  }

  @Test
  void shippedRealtimeLoads() throws IOException, ConfigException {
    RunConfig config = RunConfigReader.read(Path.of("conf/realtime.yaml"), problems);
    assertThat(problems.texts()).isEmpty();
    assertThat(config.isUnbounded()).isTrue();
    KafkaSettings kafka = config.kafka().orElseThrow();
    assertThat(kafka.inputs()).containsOnlyKeys(Input.values());
    assertThat(kafka.inputs().get(Input.WEB).start()).isEqualTo(Start.COMMITTED);
    assertThat(kafka.outputs().delivery()).isEqualTo(Delivery.AT_LEAST_ONCE);
    assertThat(config.eventTime()).isEqualTo(RunConfig.EventTimeSettings.DEFAULT);
  }

  @Test
  void passesFlinkItsSettingsButNotWhatResultsDependOn() throws IOException, ConfigException {
    String yaml =
        """
        inputs: {web: {paths: [web.ndjson]}}
        flink:
          state.backend.type: rocksdb
          execution.checkpointing.unaligned.enabled: true
        """;
    assertThat(read(yaml).flink())
        .containsEntry("state.backend.type", "rocksdb")
        .containsEntry("execution.checkpointing.unaligned.enabled", "true");
    read(
        yaml
            + """
              execution.runtime-mode: BATCH
              pipeline.generic-types: true
              taskmanager.numberOfTaskSlots: 1
              jobmanager.scheduler: AdaptiveBatch
              restart-strategy.type: fixed-delay
              state: {backend: rocksdb}
            """);
    assertThat(problems())
        .containsExactlyInAnyOrder(
            "flink.execution.runtime-mode: is set by Vedette; see mode",
            "flink.pipeline.generic-types: is set by Vedette",
            "flink.taskmanager.numberOfTaskSlots: is set by Vedette; see parallelism",
            "flink.jobmanager.scheduler: is set by Vedette in batch mode",
            "flink.restart-strategy.type: a run over files ends with its first failure",
            "flink.state: '{\"backend\":\"rocksdb\"}' must be a text");
  }

  @Test
  void resolvesSecretsAndNeverShowsThem() throws IOException, ConfigException {
    Files.writeString(folder.resolve("secret"), "hunter2\n");
    RunConfig config =
        read(
            """
            mode: streaming
            kafka:
              bootstrap-servers: broker:9092
              properties:
                sasl.jaas.config: user password="${file:SECRET}";
                path: ${env:PATH}
            inputs: {web: {topics: [web]}}
            outputs: {topics: {alerts: alerts}}
            """
                .replace("SECRET", folder.resolve("secret").toString()));
    assertThat(problems()).isEmpty();
    KafkaSettings kafka = config.kafka().orElseThrow();
    assertThat(kafka.properties())
        .containsEntry("sasl.jaas.config", "user password=\"hunter2\";")
        .containsEntry("path", System.getenv("PATH"));
    assertThat(config.toString()).contains("sasl.jaas.config").doesNotContain("hunter2");
  }

  @Test
  void namesAMissingSecretAndNotItsPlaceInTheText() throws IOException, ConfigException {
    read(
        """
        mode: streaming
        kafka:
          bootstrap-servers: b:1
          properties: {a: "x${env:VEDETTE_NOT_SET}", b: "${file:/nowhere/at/all}"}
        inputs: {web: {topics: [web]}}
        outputs: {topics: {alerts: alerts}}
        """);
    assertThat(problems())
        .containsExactlyInAnyOrder(
            "kafka.properties.a: the environment variable VEDETTE_NOT_SET is not set",
            "kafka.properties.b: the file /nowhere/at/all cannot be read");
  }

  @Test
  void saysWhatATopicJobCannotDo() throws IOException, ConfigException {
    read(
        """
        mode: batch
        kafka: {bootstrap-servers: "b:1"}
        inputs:
          web: {topics: [web], format: auto, start: timestamp, start-time: yesterday}
          process: {paths: [x]}
          devices: {topics: [d], topic-pattern: "(", format: access-log}
        outputs: {summary: s.json}
        """);
    assertThat(problems())
        .anyMatch(p -> p.startsWith("mode: topics are read in streaming mode only"))
        .anyMatch(p -> p.startsWith("inputs: paths and topics cannot be mixed"))
        .anyMatch(p -> p.startsWith("outputs.summary: is written when a job ends"))
        .anyMatch(p -> p.startsWith("outputs: needs alerts"))
        .anyMatch(p -> p.startsWith("inputs.web.format: of a topic must be json or access-log"))
        .anyMatch(p -> p.startsWith("inputs.web.start-time: 'yesterday' must be a time"))
        .anyMatch(p -> p.startsWith("inputs.devices.format: of a topic must be json"))
        .anyMatch(p -> p.startsWith("inputs.devices.topic-pattern: not a regular expression"))
        .anyMatch(p -> p.startsWith("inputs.devices.topic-pattern: cannot stand beside topics"))
        .hasSize(9);
  }

  @Test
  void wantsBrokersForTopics() throws IOException, ConfigException {
    read("mode: streaming\ninputs: {web: {topics: [w]}}\noutputs: {topics: {alerts: a}}\n");
    assertThat(problems())
        .containsExactly("kafka.bootstrap-servers: is missing; it must be a text");
  }
}

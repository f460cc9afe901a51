package dev.vedette;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.config.JobDefinition;
import dev.vedette.config.JobDefinitionReader;
import dev.vedette.config.Problems;
import dev.vedette.config.RunConfig;
import dev.vedette.config.RunConfigReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectionJobTest {
  @TempDir private Path folder;

  @Test
  void alertsFromTopicsDoNotWaitLongForBuffersToFill() throws Exception {
    assertThat(bufferTimeout(TOPICS)).isEqualTo(Duration.ofMillis(10));
  }

  @Test
  void theWaitForBuffersCanBeChosen() throws Exception {
    assertThat(bufferTimeout(TOPICS + "flink: {execution.buffer-timeout.interval: 70ms}"))
        .isEqualTo(Duration.ofMillis(70));
  }

  @Test
  void aRunOverFilesWaitsAsFlinkDoes() throws Exception {
    assertThat(bufferTimeout("inputs: {web: {paths: [web.ndjson]}}"))
        .isEqualTo(ExecutionOptions.BUFFER_TIMEOUT.defaultValue());
  }

  @Test
  void theWebUiShowsTheRuleAndItsTopicsButNoSecret() throws Exception {
    String secret = "kafka: {properties: {sasl.jaas.config: hush}, bootstrap-servers";
    Map<String, String> shown =
        configuration(TOPICS.replace("kafka: {bootstrap-servers", secret))
            .get(PipelineOptions.GLOBAL_JOB_PARAMETERS);
    assertThat(shown)
        .containsEntry("vedette.profile", "default")
        .containsEntry("vedette.inputs.web", "web")
        .containsEntry("vedette.outputs.alerts", "alerts")
        .containsEntry("vedette.outputs.delivery", "at-least-once");
    assertThat(shown.toString()).doesNotContain("hush");
  }

  private static final String TOPICS =
      """
      mode: streaming
      kafka: {bootstrap-servers: "127.0.0.1:9092"}
      inputs: {web: {topics: [web]}}
      outputs: {topics: {alerts: alerts}}
      """;

  private Duration bufferTimeout(String yaml) throws Exception {
    return configuration(yaml).get(ExecutionOptions.BUFFER_TIMEOUT);
  }

  private Configuration configuration(String yaml) throws Exception {
    Path file = Files.writeString(folder.resolve("conf.yaml"), yaml);
    Problems problems = new Problems();
    RunConfig run = RunConfigReader.read(file, problems);
    JobDefinition job =
        JobDefinitionReader.fromJar(JobDefinitionReader.DEFAULT_JOB, "default", problems);
    assertThat(problems.texts()).isEmpty();
    return new DetectionJob(job, run).configuration();
  }
}

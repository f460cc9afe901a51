package dev.vedette.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.config.RunConfig.EventTimeSettings;
import dev.vedette.model.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that are shipped load, and whatever is wrong with a file is said at once. */
final class ConfFilesTest {
  @TempDir private Path folder;

  private List<String> problemsOf(String yaml) throws IOException {
    Path file = folder.resolve("conf.yaml");
    Files.writeString(file, yaml);
    Problems problems = new Problems();
    try {
      RunConfigReader.read(file, problems);
    } catch (ConfigException e) {
      assertThat(e.problems()).isEqualTo(problems.texts());
    }
    return problems.texts().stream().map(text -> text.replace(file + ": ", "")).toList();
  }

  @Test
  void shippedBackfillHasTheDefaultsItSaysItHas() throws IOException, ConfigException {
    Problems problems = new Problems();
    RunConfig config = RunConfigReader.read(Path.of("conf/backfill.yaml"), problems);
    assertThat(problems.texts()).isEmpty();
    assertThat(config.inputs()).containsOnlyKeys(Input.values());
    assertThat(config.eventTime()).isEqualTo(EventTimeSettings.DEFAULT);
    assertThat(config.maxRecordBytes()).isEqualTo(RunConfig.DEFAULT_MAX_RECORD_BYTES);
    assertThat(config.outputs().overwrite()).isTrue();
    assertThat(config.prefilter()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"kql", "default"})
  void shippedJobLoadsFromItsFolderAndFromTheJar(String profile) throws IOException {
    Problems problems = new Problems();
    JobDefinition fromFolder =
        JobDefinitionReader.fromFolder(Path.of("jobs/business-relationships"), profile, problems);
    JobDefinition fromJar =
        JobDefinitionReader.fromJar(JobDefinitionReader.DEFAULT_JOB, profile, problems);
    assertThat(problems.texts()).isEmpty();
    assertThat(fromFolder).isEqualTo(fromJar);
    assertThat(fromFolder.scraping().keywords()).hasSize(17);
    assertThat(fromFolder.tools().names()).hasSize(13);
    assertThat(fromFolder.scraping().requestCountAbove()).isEqualTo(30);
    assertThat(fromFolder.scraping().uniqueUrlsAbove()).isEqualTo(10);
  }

  @Test
  void saysAllProblemsAtOnceAndNamesTheKeys() throws IOException {
    assertThat(
            problemsOf(
                """
                mode: sometimes
                prefilter: maybe
                paralelism: 2
                parallelism: 0
                profile: kq
                inputs:
                  web: {paths: [], format: csv}
                  process: {format: access-log, paths: [x]}
                outputs: {overwrite: perhaps}
                event-time: {allowed-lateness: soon}
                """))
        .anyMatch(p -> p.startsWith("mode: 'sometimes' must be one of batch, streaming"))
        .anyMatch(p -> p.startsWith("paralelism: unknown key; known here: "))
        .anyMatch(p -> p.startsWith("parallelism: '0' must be a whole number from 1 to 1024"))
        .anyMatch(p -> p.startsWith("prefilter: 'maybe' must be true or false"))
        .anyMatch(p -> p.startsWith("profile: 'kq' must be one of kql, default"))
        .anyMatch(p -> p.startsWith("inputs.web.paths: must be a list"))
        .anyMatch(p -> p.startsWith("inputs.web.format: 'csv' must be one of auto, json"))
        .anyMatch(p -> p.startsWith("inputs.process.format: access-log has web requests only"))
        .anyMatch(p -> p.startsWith("outputs.overwrite: 'perhaps' must be true or false"))
        .anyMatch(p -> p.startsWith("event-time.allowed-lateness: 'soon' must be "))
        .hasSize(10);
  }

  @Test
  void namesTheLineOfASyntaxError() throws IOException {
    assertThat(problemsOf("mode: batch\ninputs: [\n"))
        .first()
        .asString()
        .contains(" line ")
        .contains("not valid YAML");
  }

  @Test
  void wantsAnInput() throws IOException {
    assertThat(problemsOf("mode: batch\n"))
        .containsExactly("inputs: needs web or process (or both), each with paths or topics");
    assertThat(problemsOf("")).isNotEmpty();
    assertThat(problemsOf("- a\n- b\n")).isNotEmpty();
  }
}

package dev.vedette;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.config.JobDefinition;
import dev.vedette.config.JobDefinitionReader;
import dev.vedette.config.Problems;
import dev.vedette.config.RunConfig;
import dev.vedette.config.RunConfig.EventTimeSettings;
import dev.vedette.config.RunConfig.Format;
import dev.vedette.config.RunConfig.InputFiles;
import dev.vedette.config.RunConfig.Mode;
import dev.vedette.correlate.CorrelatedWindow;
import dev.vedette.detect.ScrapePartial;
import dev.vedette.detect.ScrapePartialSerializer;
import dev.vedette.detect.ScrapeWindow;
import dev.vedette.detect.WindowKey;
import dev.vedette.engine.Reading;
import dev.vedette.model.Alert;
import dev.vedette.model.DeviceReport;
import dev.vedette.model.Input;
import dev.vedette.model.LateEvents;
import dev.vedette.model.Rejected;
import dev.vedette.model.Suppressed;
import dev.vedette.model.ToolExecution;
import dev.vedette.sink.StagedOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Uids and wire types decide whether old state can be read: none may change unnoticed. */
final class TopologyTest {
  /** Flink makes the committers' uids from those of the sinks. */
  private static final String UIDS =
      """
      Sink Committer: sink-alerts
      Sink Committer: sink-late
      Sink Committer: sink-rejected
      Sink Committer: sink-suppressed
      correlate-address
      correlate-device
      correlate-located
      correlate-unlocated
      detect-duplicate-tools
      detect-scraping
      detect-tools
      read-devices
      read-process
      read-web
      sink-alerts
      sink-late
      sink-rejected
      sink-suppressed
      source-devices
      source-process
      source-web""";

  @ParameterizedTest
  @EnumSource(Mode.class)
  void everyOperatorHasItsUidInEitherMode(Mode mode) throws IOException {
    SortedSet<String> uids = uids(mode, Map.of(Input.PROCESS, ANY_FILES));

    // Only what comes from topics is.
    boolean preAggregated = uids.remove("detect-pre-aggregate");
    assertThat(preAggregated).isFalse();
    assertThat(String.join("\n", uids)).isEqualTo(UIDS);
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void withoutProcessEventsNothingIsCorrelated(Mode mode) throws IOException {
    assertThat(uids(mode, Map.of(Input.WEB, ANY_FILES, Input.DEVICES, ANY_FILES)))
        .contains("detect-scraping", "read-devices")
        .noneMatch(uid -> uid.startsWith("correlate"));
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void withWebRequestsAloneThereAreNoOtherStages(Mode mode) throws IOException {
    assertThat(uids(mode, Map.of(Input.WEB, ANY_FILES)))
        .contains("source-web", "read-web", "detect-scraping", "sink-alerts", "sink-rejected")
        .noneMatch(uid -> uid.contains("process") || uid.contains("device"))
        .noneMatch(uid -> uid.contains("tools") || uid.startsWith("correlate"));
  }

  private static final InputFiles ANY_FILES = new InputFiles(List.of("any"), Format.JSON);

  private static SortedSet<String> uids(Mode mode, Map<Input, InputFiles> inputs)
      throws IOException {
    Problems problems = new Problems();
    JobDefinition job =
        JobDefinitionReader.fromJar(JobDefinitionReader.DEFAULT_JOB, "default", problems);
    assertThat(problems.texts()).isEmpty();
    RunConfig run =
        new RunConfig(
            Optional.empty(),
            "default",
            mode,
            2,
            4096,
            true,
            true,
            inputs,
            NO_OUTPUTS,
            EventTimeSettings.DEFAULT,
            Optional.empty(),
            Map.of("state.backend.type", "rocksdb"));
    DetectionJob detection = new DetectionJob(job, run);
    assertThat(detection.configuration().get(StateBackendOptions.STATE_BACKEND))
        .isEqualTo("rocksdb");
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(2, detection.configuration());
    StagedOutput out = StagedOutput.of(Path.of("target/topology.ndjson"), "test");
    detection.build(
        env,
        Map.of(),
        new StagedOutputs(Optional.of(out), Optional.of(out), Optional.of(out), Optional.of(out)));

    SortedSet<String> uids = new TreeSet<>();
    for (StreamNode node : env.getStreamGraph().getStreamNodes()) {
      uids.add(Objects.requireNonNullElse(node.getTransformationUID(), "none"));
    }
    return uids;
  }

  private static final RunConfig.Outputs NO_OUTPUTS =
      new RunConfig.Outputs(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false);

  @ParameterizedTest
  @ValueSource(
      classes = {
        Alert.class,
        CorrelatedWindow.class,
        DeviceReport.class,
        LateEvents.class,
        Reading.class,
        Rejected.class,
        ScrapeWindow.class,
        Suppressed.class,
        ToolExecution.class,
        WindowKey.class
      })
  void everyWireTypeIsAPojoWithoutGenericParts(Class<?> type) {
    TypeInformation<?> information = TypeInformation.of(type);
    assertThat(information).isInstanceOf(PojoTypeInfo.class);
    SerializerConfigImpl strict = new SerializerConfigImpl();
    strict.setGenericTypes(false);
    assertThat(information.createSerializer(strict)).isNotNull();
  }

  @Test
  void partialsHaveTheirOwnSerializer() {
    assertThat(TypeInformation.of(ScrapePartial.class).createSerializer(new SerializerConfigImpl()))
        .isEqualTo(new ScrapePartialSerializer());
  }
}

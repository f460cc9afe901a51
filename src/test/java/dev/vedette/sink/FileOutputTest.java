package dev.vedette.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vedette.model.Alert;
import dev.vedette.model.LateEvents;
import dev.vedette.model.Rejected;
import dev.vedette.model.Suppressed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole jobs, from a bounded source to what another reader finds. */
class FileOutputTest {

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  @TempDir Path folder;

  private StreamExecutionEnvironment environment(RuntimeExecutionMode mode) {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    environment.setRuntimeMode(mode);
    environment.setParallelism(2);
    return environment;
  }

  private static <T> void run(
      StreamExecutionEnvironment environment, FileSink<T> sink, Class<T> type, List<T> rows)
      throws Exception {
    environment
        .fromData(rows, TypeInformation.of(type))
        .uid("rows")
        .rebalance()
        .sinkTo(sink)
        .uid("sink")
        .name("sink");
    environment.execute();
  }

  private <T> Path write(
      RuntimeExecutionMode mode, FileOutput<T> output, String name, Class<T> type, List<T> rows)
      throws Exception {
    StagedOutput staged = StagedOutput.of(folder.resolve(name), "run");
    StreamExecutionEnvironment environment = environment(mode);
    environment.setParallelism(staged.form() == OutputForm.NDJSON ? 1 : 2);
    run(environment, output.into(staged), type, rows);
    assertThat(staged.target()).doesNotExist();
    staged.publish(false);
    return staged.target();
  }

  private static List<List<Object>> rows(Path folder, String columns) throws Exception {
    String files = "read_parquet('" + folder + "/*/*.parquet', hive_partitioning = true)";
    return DuckDb.query("SELECT " + columns + " FROM " + files + " ORDER BY ALL");
  }

  private List<Alert> alerts() {
    return List.of(
        Samples.full(),
        Samples.alert("last-of-the-day", Instant.parse("2026-01-05T23:59:59.999Z")).build(),
        Samples.alert("first-of-the-next", Instant.parse("2026-01-06T00:00:00Z")).build(),
        Samples.alert("before-the-epoch", Instant.parse("1969-12-31T23:59:59.999Z")).build());
  }

  private static List<String> visible(Path folder) throws Exception {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> folder.relativize(path).toString())
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {Alert.class, Suppressed.class, Rejected.class, LateEvents.class})
  void takesRecordsThatFlinkSerialisesWithoutKryo(Class<?> type) {
    assertThat(TypeInformation.of(type)).isInstanceOf(PojoTypeInfo.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = RuntimeExecutionMode.class,
      names = {"BATCH", "STREAMING"})
  void writesAlertsToParquetByDay(RuntimeExecutionMode mode) throws Exception {
    Path target = write(mode, FileOutput.alerts(), "a lert ü%20#", Alert.class, alerts());

    List<List<Object>> expected = new ArrayList<>();
    for (Alert alert : alerts()) {
      expected.add(Components.of(alert));
    }
    assertThat(rows(target, "* EXCLUDE (dt)")).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(rows(target, "AlertId, dt::VARCHAR"))
        .containsExactly(
            List.of(Samples.full().alertId(), "2026-01-05"),
            List.of("before-the-epoch", "1969-12-31"),
            List.of("first-of-the-next", "2026-01-06"),
            List.of("last-of-the-day", "2026-01-05"));
    assertThat(visible(target)).allMatch(file -> file.matches("dt=[-0-9]{10}/part-.*\\.parquet"));
  }

  @ParameterizedTest
  @EnumSource(
      value = RuntimeExecutionMode.class,
      names = {"BATCH", "STREAMING"})
  void writesAlertsToOneFileOfLines(RuntimeExecutionMode mode) throws Exception {
    Path target = write(mode, FileOutput.alerts(), "alerts.ndjson", Alert.class, alerts());
    assertThat(Files.readString(target))
        .isEqualTo(
            String.join("", alerts().stream().map(a -> OutputJson.alert(a) + "\n").toList()));
    assertThat(visible(folder)).containsExactly("alerts.ndjson");
  }

  @Test
  void writesTheSuppressedLedger() throws Exception {
    List<Suppressed> rows = List.of(Samples.suppressed());
    Path parquet =
        write(RuntimeExecutionMode.BATCH, FileOutput.suppressed(), "s", Suppressed.class, rows);
    assertThat(rows(parquet, "SuppressedBy.Entry, dt::VARCHAR"))
        .containsExactly(List.of("198.51.100.0/24", "2026-01-05"));
  }

  @Test
  void writesRejectedRecordsUnderTheDayOfWriting() throws Exception {
    List<Rejected> rows = List.of(Samples.rejected(1, "x".getBytes(StandardCharsets.UTF_8)));
    LocalDate before = LocalDate.now(ZoneOffset.UTC);
    Path parquet =
        write(RuntimeExecutionMode.BATCH, FileOutput.rejected(), "r", Rejected.class, rows);
    List<List<Object>> written = rows(parquet, "Reason, Raw, dt::VARCHAR");
    assertThat(written.get(0).subList(0, 2)).containsExactly("invalid-json", "78");
    assertThat(LocalDate.parse((String) written.get(0).get(2)))
        .isBetween(before, LocalDate.now(ZoneOffset.UTC));
  }

  @Test
  void writesLateEventsUnderTheDayOfTheirWindow() throws Exception {
    List<LateEvents> rows = List.of(Samples.late());
    Path parquet =
        write(RuntimeExecutionMode.STREAMING, FileOutput.late(), "l", LateEvents.class, rows);
    assertThat(rows(parquet, "Count, dt::VARCHAR")).containsExactly(List.of(4L, "2026-01-05"));
  }

  @Test
  void makesAnEmptyOutputWhenThereIsNothingToWrite() throws Exception {
    for (String name : List.of("none", "none.ndjson")) {
      StagedOutput staged = StagedOutput.of(folder.resolve(name), "run");
      StreamExecutionEnvironment environment = environment(RuntimeExecutionMode.BATCH);
      environment
          .fromData(alerts(), TypeInformation.of(Alert.class))
          .uid("rows")
          .filter(alert -> alert.revision() > 99)
          .uid("none")
          .sinkTo(FileOutput.alerts().into(staged))
          .uid("sink");
      environment.execute();
      staged.publish(false);
    }
    assertThat(folder.resolve("none")).isEmptyDirectory();
    assertThat(folder.resolve("none.ndjson")).isEmptyFile();
  }

  @Test
  void writesStraightIntoAFolderForAJobWithoutEnd() throws Exception {
    Path target = folder.resolve("stream");
    run(
        environment(RuntimeExecutionMode.STREAMING),
        FileOutput.alerts().intoFolder(target.toString()),
        Alert.class,
        alerts());
    assertThat(rows(target, "AlertId")).hasSize(4);
  }

  /** Many checkpoints make many parts; the file still has the order of the stream. */
  @Test
  void keepsTheOrderOfTheStreamOverCheckpoints() throws Exception {
    int count = 120;
    StagedOutput staged = StagedOutput.of(folder.resolve("slow.ndjson"), "run");
    StreamExecutionEnvironment environment = environment(RuntimeExecutionMode.STREAMING);
    environment.setParallelism(1);
    environment.enableCheckpointing(50, CheckpointingMode.EXACTLY_ONCE);
    GeneratorFunction<Long, LateEvents> note = index -> new LateEvents("192.0.2.1", 0, 1, index);
    environment
        .fromSource(
            new DataGeneratorSource<>(
                note,
                count,
                RateLimiterStrategy.perSecond(100),
                TypeInformation.of(LateEvents.class)),
            WatermarkStrategy.noWatermarks(),
            "slow")
        .uid("slow")
        .sinkTo(FileOutput.late().into(staged))
        .uid("sink");
    environment.execute();

    assertThat(visible(staged.staging()).size()).isGreaterThan(3);
    staged.publish(false);
    List<String> expected =
        Stream.iterate(0L, index -> index + 1)
            .limit(count)
            .map(index -> OutputJson.late(new LateEvents("192.0.2.1", 0, 1, index)))
            .toList();
    assertThat(Files.readAllLines(staged.target())).isEqualTo(expected);
  }

  @Test
  void leavesNothingBehindWhenAFailedRunIsDiscarded() throws Exception {
    Alert broken = Samples.full().toBuilder().alertId(null).build();
    StagedOutput staged = StagedOutput.of(folder.resolve("a.ndjson"), "run");
    assertThatThrownBy(
            () ->
                run(
                    environment(RuntimeExecutionMode.BATCH),
                    FileOutput.alerts().into(staged),
                    Alert.class,
                    List.of(Samples.minimal(), broken)))
        .hasStackTraceContaining("AlertId is required");
    staged.discard();
    assertThat(folder).isEmptyDirectory();
  }
}

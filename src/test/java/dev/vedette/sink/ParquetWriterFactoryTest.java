package dev.vedette.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.model.Alert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.core.fs.local.LocalDataOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other readers find in a file. */
class ParquetWriterFactoryTest {

  private static final String ALERT_SCHEMA =
      """
      AlertId VARCHAR
      Revision INTEGER
      Final BOOLEAN
      DetectionBranch VARCHAR
      Timestamp TIMESTAMP WITH TIME ZONE
      EmittedAt TIMESTAMP WITH TIME ZONE
      Severity VARCHAR
      Confidence VARCHAR
      Title VARCHAR
      Techniques VARCHAR[]
      Tactics VARCHAR[]
      SourceIP VARCHAR
      WindowStart TIMESTAMP WITH TIME ZONE
      WindowEnd TIMESTAMP WITH TIME ZONE
      RequestCount BIGINT
      UniqueURLs BIGINT
      UniqueURLsExact BOOLEAN
      SampledURLs VARCHAR[]
      UserAgents VARCHAR[]
      MatchedKeywords VARCHAR[]
      FirstSeen TIMESTAMP WITH TIME ZONE
      LastSeen TIMESTAMP WITH TIME ZONE
      DeviceId VARCHAR
      DeviceName VARCHAR
      AccountName VARCHAR
      FileName VARCHAR
      ProcessCommandLine VARCHAR
      InitiatingProcessFileName VARCHAR
      InitiatingProcessCommandLine VARCHAR
      ToolIdentified VARCHAR
      Activity VARCHAR
      ToolExecutions STRUCT("Timestamp" TIMESTAMP WITH TIME ZONE, AlertId VARCHAR, \
      ToolIdentified VARCHAR, DeviceId VARCHAR, DeviceName VARCHAR, AccountName VARCHAR, \
      ProcessCommandLine VARCHAR)[]
      RelatedAlertIds VARCHAR[]
      Profile VARCHAR
      RuleVersion VARCHAR
      """;

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("file.parquet");
  }

  @SafeVarargs
  private <T> void write(Layout<T> layout, T... rows) throws IOException {
    try (LocalDataOutputStream out = new LocalDataOutputStream(file().toFile())) {
      BulkWriter<T> writer = new ParquetWriterFactory<>(layout, "/out").create(out);
      for (T row : rows) {
        writer.addElement(row);
      }
      writer.finish();
    }
  }

  private String schema() throws SQLException {
    return DuckDb.query("DESCRIBE FROM '" + file() + "'").stream()
        .map(row -> row.get(0) + " " + row.get(1) + "\n")
        .collect(Collectors.joining());
  }

  private List<List<Object>> rows() throws SQLException {
    return DuckDb.query("FROM '" + file() + "'");
  }

  @Test
  void writesAlertsAsDescribed() throws Exception {
    write(new AlertLayout(), Samples.full(), Samples.minimal());
    assertThat(schema()).isEqualTo(ALERT_SCHEMA);
    assertThat(rows())
        .containsExactly(Components.of(Samples.full()), Components.of(Samples.minimal()));
  }

  @Test
  void writesSuppressedAlertsWithWhatSuppressedThem() throws Exception {
    write(new SuppressedLayout(), Samples.suppressed());
    assertThat(schema())
        .isEqualTo(
            ALERT_SCHEMA + "SuppressedBy STRUCT(Kind VARCHAR, Entry VARCHAR, Reason VARCHAR)\n");
    List<Object> expected = Components.of(Samples.full());
    expected.add(Components.of(Samples.suppressed().suppressedBy()));
    assertThat(rows()).containsExactly(expected);
  }

  @Test
  void writesRejectedRecordsWithTheirBytes() throws Exception {
    byte[] raw = {0, 'a', (byte) 0xFF};
    write(new RejectedLayout(), Samples.rejected(9000, raw), Samples.rejected(0, null));
    assertThat(schema())
        .isEqualTo(
            """
            Input VARCHAR
            Reason VARCHAR
            Detail VARCHAR
            Origin VARCHAR
            Offset BIGINT
            Length BIGINT
            Raw BLOB
            """);
    assertThat(rows())
        .containsExactly(
            Arrays.asList(
                "web", "invalid-json", "breaks off", "/in/web.json", 17L, 9000L, "0061ff"),
            Arrays.asList("web", "invalid-json", "breaks off", "/in/web.json", 17L, 0L, null));
  }

  @Test
  void writesLateEvents() throws Exception {
    write(new LateEventsLayout(), Samples.late());
    assertThat(schema())
        .isEqualTo(
            """
            SourceIP VARCHAR
            WindowStart TIMESTAMP WITH TIME ZONE
            WindowEnd TIMESTAMP WITH TIME ZONE
            Count BIGINT
            """);
    assertThat(rows())
        .containsExactly(
            List.of("198.51.100.7", Samples.START, Samples.START.plusSeconds(600), 4L));
  }

  @Test
  void compressesEveryColumnWithZstandard() throws Exception {
    write(new AlertLayout(), Samples.full());
    assertThat(DuckDb.query("SELECT DISTINCT compression FROM parquet_metadata('" + file() + "')"))
        .containsExactly(List.of("ZSTD"));
  }

  @Test
  void declaresWhatIsRequiredAndHowTimesAreMeant() throws Exception {
    write(new AlertLayout(), Samples.full());
    String schema = " FROM parquet_schema('" + file() + "') WHERE ";
    assertThat(
            DuckDb.query("SELECT name" + schema + "repetition_type = 'REQUIRED' AND name <> 'row'"))
        .extracting(row -> row.get(0))
        .containsExactly(
            "AlertId", "Revision", "Final", "DetectionBranch", "Timestamp", "EmittedAt");
    assertThat(DuckDb.query("SELECT DISTINCT logical_type" + schema + "name = 'FirstSeen'"))
        .hasToString(
            "[[TimestampType(isAdjustedToUTC=1, unit=TimeUnit(MILLIS=<null>, "
                + "MICROS=MicroSeconds(), NANOS=<null>))]]");
  }

  @Test
  void replacesHalvesOfSurrogatePairsOnly() throws Exception {
    Alert alert =
        Samples.full().toBuilder().title("a\uD83D?\uDE00\uDE00|\uD83D\uDE00\uD83D").build();
    write(new AlertLayout(), alert);
    assertThat(DuckDb.query("SELECT Title FROM '" + file() + "'"))
        .containsExactly(List.of("a\uFFFD?\uFFFD\uFFFD|\uD83D\uDE00\uFFFD"));
  }

  @Test
  void writesNullsInsideLists() throws Exception {
    Alert alert = Samples.full().toBuilder().userAgents(Arrays.asList("a", null, "")).build();
    write(new AlertLayout(), alert);
    assertThat(rows()).containsExactly(Components.of(alert));
  }

  @Test
  void writesAFileWithoutRows() throws Exception {
    write(new AlertLayout());
    assertThat(Files.size(file())).isPositive();
    assertThat(rows()).isEmpty();
    assertThat(schema()).isEqualTo(ALERT_SCHEMA);
  }

  @Test
  void writesMoreThanARowGroup() throws Exception {
    Alert[] alerts = new Alert[20_000];
    for (int index = 0; index < alerts.length; index++) {
      alerts[index] =
          Samples.alert("id-" + index, Samples.START).title(Samples.noise(index, 900)).build();
    }
    write(new AlertLayout(), alerts);
    assertThat(
            DuckDb.query(
                "SELECT count(*), count(DISTINCT AlertId), count(DISTINCT Title) FROM '"
                    + file()
                    + "'"))
        .containsExactly(List.of(20_000L, 20_000L, 20_000L));
    assertThat(
            DuckDb.query("SELECT num_row_groups > 1 FROM parquet_file_metadata('" + file() + "')"))
        .containsExactly(List.of(true));
  }
}

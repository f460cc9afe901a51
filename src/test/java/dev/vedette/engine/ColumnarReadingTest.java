package dev.vedette.engine;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vedette.config.JobDefinition;
import dev.vedette.detect.ScrapeStats;
import dev.vedette.detect.WindowKey;
import dev.vedette.model.Input;
import dev.vedette.support.Jobs;
import dev.vedette.support.ParquetFiles;
import dev.vedette.support.RandomWebRows;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns must give what the same rows give as JSON lines. */
final class ColumnarReadingTest {
  private static final int ROWS = 5000;
  private static final CompressionCodecName NONE = CompressionCodecName.UNCOMPRESSED;

  @TempDir private Path folder;

  /** What rows amount to, however they are stored. */
  private record Sums(
      long read,
      long unmatched,
      long excluded,
      long maxTime,
      List<String> rejected,
      Map<WindowKey, ScrapeStats> stats) {
    static Sums of(List<Reading> readings) {
      Account account = Account.of(readings);
      List<String> rejected = new ArrayList<>();
      for (Reading reading : readings) {
        reading.rejected().forEach(r -> rejected.add(r.reason().text() + " " + r.detail()));
      }
      return new Sums(
          account.read(),
          account.unmatched(),
          account.excluded(),
          account.maxTime(),
          rejected,
          account.stats());
    }
  }

  private List<String> keywords = Jobs.of("kql").scraping().keywords();

  private Engine engine(boolean streaming, boolean prefilter) throws IOException {
    JobDefinition job = Jobs.withKeywords("kql", keywords);
    TimePolicy times = streaming ? TimePolicy.FILES : TimePolicy.BATCH;
    return new Engine(job, Input.WEB, 1 << 20, times, prefilter);
  }

  private Sums json(boolean streaming, List<Map<String, String>> rows) throws IOException {
    byte[] lines = RandomWebRows.lines(rows).getBytes(UTF_8);
    try (PieceReader reader =
        engine(streaming, false)
            .open(new ByteArrayInputStream(lines), Layout.JSON_LINES, "origin", Section.WHOLE, 5)) {
      return Sums.of(readAll(reader));
    }
  }

  private static List<Reading> readAll(PieceReader reader) throws IOException {
    List<Reading> readings = new ArrayList<>();
    for (Reading reading = reader.next(); reading != null; reading = reader.next()) {
      readings.add(reading);
    }
    return readings;
  }

  private Sums parquet(boolean streaming, boolean prefilter, Path file) throws IOException {
    return parquet(streaming, prefilter, file, Section.WHOLE);
  }

  private Sums parquet(boolean streaming, boolean prefilter, Path file, Section section)
      throws IOException {
    ColumnarInput input = new ColumnarInput(engine(streaming, prefilter));
    assertThat(input.faults(new LocalInputFile(file))).isEmpty();
    try (PieceReader reader =
        input.open(new LocalInputFile(file), file.toString(), section, Files.size(file), 0, 5)) {
      return Sums.of(readAll(reader));
    }
  }

  private void assertSame(Path file, List<Map<String, String>> rows) throws IOException {
    for (boolean streaming : new boolean[] {false, true}) {
      Sums expected = json(streaming, rows);
      assertThat(expected.stats()).hasSizeGreaterThan(3);
      assertThat(parquet(streaming, true, file)).isEqualTo(expected);
      assertThat(parquet(streaming, false, file)).isEqualTo(expected);
    }
  }

  private Path lines(List<Map<String, String>> rows) throws IOException {
    return Files.writeString(folder.resolve("rows.ndjson"), RandomWebRows.lines(rows));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COMPRESSION zstd, ROW_GROUP_SIZE 2048",
        "COMPRESSION snappy, ROW_GROUP_SIZE 2048, DICTIONARY_SIZE_LIMIT 100",
        "COMPRESSION gzip, PARQUET_VERSION V2",
        "COMPRESSION lz4_raw, PARQUET_VERSION V2, DICTIONARY_SIZE_LIMIT 10",
        "COMPRESSION uncompressed"
      })
  void agreesOnWhatDuckDbWrites(String options) throws Exception {
    List<Map<String, String>> rows = new RandomWebRows(options.hashCode(), true).rows(ROWS);
    Path file = folder.resolve("rows.parquet");
    ParquetFiles.byDuckDb(lines(rows), "SELECT *", file, options);
    assertSame(file, rows);
  }

  @ParameterizedTest
  @CsvSource({
    "PARQUET_1_0, true, SNAPPY",
    "PARQUET_1_0, false, ZSTD",
    "PARQUET_2_0, true, GZIP",
    "PARQUET_2_0, false, UNCOMPRESSED",
    "PARQUET_2_0, false, LZ4_RAW"
  })
  void agreesOnWhatParquetJavaWrites(
      WriterVersion version, boolean dictionary, CompressionCodecName codec) throws IOException {
    List<Map<String, String>> rows = new RandomWebRows(codec.hashCode(), true).rows(ROWS);
    Path file = folder.resolve("rows.parquet");
    for (int pageBytes : new int[] {500, 1 << 20}) {
      ParquetFiles.byParquetJava(
          rows,
          RandomWebRows.COLUMNS,
          file,
          new ParquetFiles.Writing(version, dictionary, codec, pageBytes));
      assertSame(file, rows);
    }
  }

  /**
   * Those of {@link FastReadingTest}: several first bytes, none that can be looked for, and so on.
   */
  @ParameterizedTest
  @MethodSource("dev.vedette.engine.FastReadingTest#keywordLists")
  void agreesWhateverTheKeywords(List<String> others) throws Exception {
    keywords = others;
    List<Map<String, String>> rows = new RandomWebRows(23, false).rows(ROWS);
    Random random = new Random(23);
    for (Map<String, String> row : rows) {
      String keyword = others.get(random.nextInt(others.size()));
      boolean whole = random.nextInt(3) == 0;
      String part = whole ? keyword : keyword.substring(0, keyword.length() - 1);
      row.put("RequestURL", "é".repeat(random.nextInt(3)) + "/a/" + part + "/" + random.nextInt(9));
    }
    Path file = folder.resolve("rows.parquet");
    ParquetFiles.byDuckDb(lines(rows), "SELECT *", file, "ROW_GROUP_SIZE 2048");
    assertSame(file, rows);
  }

  /** Each row group has a dictionary of its own, of more values than a byte can tell apart. */
  @Test
  void looksIntoTheDictionaryOfEachRowGroup() throws Exception {
    List<Map<String, String>> rows = new RandomWebRows(17, false).rows(3 * 8192);
    Random random = new Random(17);
    String url = "";
    for (int i = 0; i < rows.size(); i++) {
      if (i % 20 == 0) {
        url = (random.nextBoolean() ? "/vendors/" : "/blog/") + i;
      }
      rows.get(i).put("RequestURL", url);
    }
    Path file = folder.resolve("rows.parquet");
    ParquetFiles.byDuckDb(lines(rows), "SELECT *", file, "ROW_GROUP_SIZE 8192");
    assertThat(dictionaryPages(file)).isEqualTo(3);
    assertSame(file, rows);
  }

  /** How many chunks of the URL's column have one. */
  private static long dictionaryPages(Path file) throws IOException {
    return footer(Files.readAllBytes(file)).getRow_groups().stream()
        .flatMap(group -> group.getColumns().stream())
        .map(ColumnChunk::getMeta_data)
        .filter(chunk -> chunk.getPath_in_schema().equals(List.of("RequestURL")))
        .filter(
            chunk ->
                chunk.getEncodings().contains(Encoding.RLE_DICTIONARY)
                    || chunk.getEncodings().contains(Encoding.PLAIN_DICTIONARY))
        .count();
  }

  private static FileMetaData footer(byte[] file) throws IOException {
    int length = ByteBuffer.wrap(file).order(LITTLE_ENDIAN).getInt(file.length - 8);
    int start = file.length - 8 - length;
    return Util.readFileMetaData(new ByteArrayInputStream(file, start, length));
  }

  /** Writes a file's data, something behind it, and another footer. */
  private static void rewrite(Path file, byte[] data, byte[] behind, FileMetaData footer)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(data, 0, data.length);
    bytes.writeBytes(behind);
    int start = bytes.size();
    Util.writeFileMetaData(footer, bytes);
    ByteBuffer length = ByteBuffer.allocate(4).order(LITTLE_ENDIAN).putInt(bytes.size() - start);
    bytes.writeBytes(length.array());
    bytes.writeBytes("PAR1".getBytes(UTF_8));
    Files.write(file, bytes.toByteArray());
  }

  private Path twoUrls() throws Exception {
    Path file = folder.resolve("two.parquet");
    ParquetFiles.byDuckDb(
        "SELECT '2026-01-05T10:00:00Z' AS TimeGenerated, '192.0.2.1' AS SourceIP,"
            + " '/partners/' || i AS RequestURL FROM range(2) t(i)",
        file,
        "COMPRESSION uncompressed");
    return file;
  }

  /** No part of the file would have it, and it would be missing without a trace. */
  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1L << 40})
  void failsForARowGroupThatLiesOutsideTheFile(long offset) throws Exception {
    Path file = twoUrls();
    byte[] bytes = Files.readAllBytes(file);
    FileMetaData footer = footer(bytes);
    ColumnMetaData chunk = footer.getRow_groups().get(0).getColumns().get(0).getMeta_data();
    chunk.setData_page_offset(offset);
    chunk.unsetDictionary_page_offset();
    rewrite(file, bytes, new byte[0], footer);
    assertThatThrownBy(() -> parquet(false, true, file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the Parquet footer is damaged");
  }

  /** What a damaged header promises must not be allocated. */
  @Test
  void failsForAPageOfImpossibleSize() throws Exception {
    Path file = twoUrls();
    byte[] bytes = Files.readAllBytes(file);
    FileMetaData footer = footer(bytes);
    ColumnMetaData chunk = footer.getRow_groups().get(0).getColumns().get(2).getMeta_data();
    int start = (int) chunk.getData_page_offset();
    ByteArrayInputStream in = new ByteArrayInputStream(bytes, start, bytes.length - start);
    PageHeader header = Util.readPageHeader(in);
    int body = bytes.length - in.available();
    header.setUncompressed_page_size(1_800_000_000);
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    Util.writePageHeader(header, page);
    page.write(bytes, body, header.getCompressed_page_size());
    chunk.setData_page_offset(bytes.length);
    chunk.unsetDictionary_page_offset();
    chunk.setTotal_compressed_size(page.size());
    rewrite(file, bytes, page.toByteArray(), footer);
    assertThatThrownBy(() -> parquet(false, true, file))
        .isInstanceOf(BrokenInputException.class)
        .hasMessageContaining("column RequestURL cannot be read: a page of 1800000000 bytes");
  }

  @Test
  void failsForAFileThatHasChangedSinceItWasDivided() throws Exception {
    LocalInputFile file = new LocalInputFile(twoUrls());
    ColumnarInput input = new ColumnarInput(engine(false, true));
    assertThatThrownBy(
            () -> input.open(file, "o", Section.WHOLE, file.getLength() + 1, 0, 5).close())
        .hasMessageContaining("changed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TIMESTAMP", "TIMESTAMPTZ", "TIMESTAMP_MS", "TIMESTAMP_NS"})
  void readsTimesOfEveryUnit(String type) throws Exception {
    List<Map<String, String>> rows = new RandomWebRows(7, false).rows(ROWS);
    Path file = folder.resolve("rows.parquet");
    ParquetFiles.byDuckDb(
        lines(rows),
        "SELECT * REPLACE (TimeGenerated::TIMESTAMPTZ::" + type + " AS TimeGenerated)",
        file,
        "ROW_GROUP_SIZE 2048");
    assertSame(file, rows);
  }

  @Test
  void readsInt96() throws IOException {
    MessageType type =
        MessageTypeParser.parseMessageType(
            "message m { optional int96 TimeGenerated; required binary SourceIP (UTF8);"
                + " required binary RequestURL (UTF8); }");
    Path file = folder.resolve("rows.parquet");
    try (ParquetWriter<Group> writer =
        ParquetFiles.open(
            type, file, new ParquetFiles.Writing(WriterVersion.PARQUET_1_0, true, NONE, 500))) {
      // 2026-01-05 is Julian day 2461046; a quarter past ten and 12.5 milliseconds.
      byte[] time = new byte[12];
      ByteBuffer.wrap(time).order(LITTLE_ENDIAN).putLong(36_900_012_500_000L).putInt(2_461_046);
      writer.write(
          new SimpleGroupFactory(type)
              .newGroup()
              .append("TimeGenerated", Binary.fromConstantByteArray(time))
              .append("SourceIP", "192.0.2.1")
              .append("RequestURL", "/partners"));
    }
    Sums sums = parquet(true, true, file);
    assertThat(sums.maxTime())
        .isEqualTo(java.time.Instant.parse("2026-01-05T10:15:00.012Z").toEpochMilli());
    assertThat(sums.stats()).hasSize(1);
    assertThat(parquet(true, false, file)).isEqualTo(sums);
  }

  @Test
  void readsTheRowsOfAnEnvelope() throws Exception {
    List<Map<String, String>> rows = new RandomWebRows(3, true).rows(ROWS);
    rows.forEach(row -> row.remove("Type"));
    Path file = folder.resolve("rows.parquet");
    ParquetFiles.byDuckDb(
        lines(rows),
        "SELECT 'AdvancedHunting-CommonSecurityLog' AS category, {TimeGenerated: TimeGenerated,"
            + " SourceIP: SourceIP, RequestURL: RequestURL,"
            + " RequestClientApplication: RequestClientApplication} AS properties",
        file,
        "COMPRESSION zstd");
    assertSame(file, rows);
  }

  @Test
  void hasEachRowOnceWhateverTheSectionsAndWhereverReadingIsTakenUp() throws Exception {
    List<Map<String, String>> rows = new RandomWebRows(5, true).rows(3 * ROWS);
    Path file = folder.resolve("rows.parquet");
    ParquetFiles.byDuckDb(lines(rows), "SELECT *", file, "ROW_GROUP_SIZE 2048");
    long length = Files.size(file);
    Sums whole = parquet(false, true, file);
    ColumnarInput input = new ColumnarInput(engine(false, true));
    for (int parts = 2; parts < 40; parts += 7) {
      List<Reading> readings = new ArrayList<>();
      for (long part = 0; part < parts; part++) {
        Section section = new Section(part * length / parts, (part + 1) * length / parts);
        try (PieceReader reader =
            input.open(new LocalInputFile(file), "o", section, length, 0, 5)) {
          readings.addAll(readAll(reader));
        }
      }
      assertThat(Sums.of(readings)).isEqualTo(whole);
    }
    input = new ColumnarInput(engine(true, true));
    Random random = new Random(1);
    List<Reading> readings = new ArrayList<>();
    long position = 0;
    while (position < rows.size()) {
      try (PieceReader reader =
          input.open(new LocalInputFile(file), "o", Section.WHOLE, length, position, 5)) {
        for (int pieces = random.nextInt(200); pieces >= 0; pieces--) {
          Reading reading = reader.next();
          if (reading != null) {
            readings.add(reading);
          }
        }
        position = reader.position();
      }
    }
    assertThat(Sums.of(readings)).isEqualTo(parquet(true, true, file));
  }

  @Test
  void readsFilesOfOtherColumnsOneAfterTheOther() throws Exception {
    List<Map<String, String>> rows = new RandomWebRows(7, true).rows(ROWS);
    Path file = folder.resolve("rows.parquet");
    Path other = folder.resolve("other.parquet");
    ParquetFiles.byDuckDb(lines(rows), "SELECT *", file, "ROW_GROUP_SIZE 2048");
    String withoutAgents = "SELECT * EXCLUDE (RequestClientApplication)";
    ParquetFiles.byDuckDb(lines(rows), withoutAgents, other, "PARQUET_VERSION V2");
    assertThat(parquet(false, true, other)).isNotEqualTo(parquet(false, true, file));
    ColumnarInput input = new ColumnarInput(engine(false, true));
    for (Path next : List.of(file, file, other, file, other, other)) {
      try (PieceReader reader =
          input.open(
              new LocalInputFile(next), "o", Section.WHOLE, Files.size(next), rows.size() / 2, 5)) {
        assertThat(reader.next()).isNotNull(); // And no further.
      }
      try (PieceReader reader =
          input.open(new LocalInputFile(next), "o", Section.WHOLE, Files.size(next), 0, 5)) {
        assertThat(Sums.of(readAll(reader))).isEqualTo(parquet(false, true, next));
      }
    }
  }

  @Test
  void findsOutThatAFileLacksItsColumnsThoughItsFooterIsTheSame() throws Exception {
    List<Map<String, String>> rows = new RandomWebRows(7, true).rows(ROWS);
    Path file = folder.resolve("rows.parquet");
    ParquetFiles.byDuckDb(lines(rows), "SELECT *", file, "PARQUET_VERSION V1");
    byte[] bytes = Files.readAllBytes(file);
    int footer = ByteBuffer.wrap(bytes).order(LITTLE_ENDIAN).getInt(bytes.length - 8);
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    rest.write(bytes, 0, 4);
    rest.write(bytes, bytes.length - 8 - footer, footer + 8);
    Path cut = Files.write(folder.resolve("cut.parquet"), rest.toByteArray());
    ColumnarInput input = new ColumnarInput(engine(false, true));

    input.open(new LocalInputFile(file), "o", Section.WHOLE, bytes.length, 0, 5).close();

    assertThatThrownBy(
            () -> input.open(new LocalInputFile(cut), "o", Section.WHOLE, rest.size(), 0, 5))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the Parquet footer is damaged: a column chunk");
  }

  @Test
  void findsOutThatTheColumnsAreOthersThoughTheLengthIsTheSame() throws Exception {
    Path file = folder.resolve("rows.parquet");
    List<Map<String, String>> rows = new RandomWebRows(7, true).rows(ROWS);
    ParquetFiles.byDuckDb(lines(rows), "SELECT *", file, "PARQUET_VERSION V1");
    String bytes = new String(Files.readAllBytes(file), ISO_8859_1);
    String others = bytes.replace("SourceIP", "SourceIQ");
    Path other = Files.write(folder.resolve("other.parquet"), others.getBytes(ISO_8859_1));
    ColumnarInput input = new ColumnarInput(engine(false, true));

    assertThat(input.faults(new LocalInputFile(file))).isEmpty();
    assertThat(input.faults(new LocalInputFile(other))).hasSize(1);
    assertThat(input.faults(new LocalInputFile(file))).isEmpty();
  }

  @Test
  void rejectsTextsThatAreNotUtf8AndSaysWhere() throws IOException {
    MessageType type =
        MessageTypeParser.parseMessageType(
            "message m { required binary TimeGenerated; required binary SourceIP;"
                + " required binary RequestURL; required int32 Computer; }");
    Path file = folder.resolve("rows.parquet");
    try (ParquetWriter<Group> writer =
        ParquetFiles.open(
            type, file, new ParquetFiles.Writing(WriterVersion.PARQUET_1_0, false, NONE, 500))) {
      for (String url : List.of("/blog", "/partners", "/partners?")) {
        byte[] bytes = (url + "~").getBytes(UTF_8);
        bytes[bytes.length - 1] = (byte) (url.endsWith("?") ? 0xff : '~');
        writer.write(
            new SimpleGroupFactory(type)
                .newGroup()
                .append("TimeGenerated", url.endsWith("s") ? "soon" : "2026-01-05T10:00:00Z")
                .append("SourceIP", "192.0.2.1")
                .append("RequestURL", Binary.fromConstantByteArray(bytes))
                .append("Computer", 1));
      }
    }
    try (PieceReader reader =
        new ColumnarInput(engine(false, true))
            .open(new LocalInputFile(file), "web.parquet", Section.WHOLE, Files.size(file), 0, 5)) {
      List<dev.vedette.model.Rejected> rejected = readAll(reader).get(0).rejected();
      assertThat(rejected)
          .extracting(r -> r.reason().text())
          .containsExactly("invalid-time", "invalid-text");
      assertThat(rejected).extracting(r -> r.offset()).containsExactly(1L, 2L);
      assertThat(new String(rejected.get(0).raw(), UTF_8))
          .isEqualTo(
              "{\"TimeGenerated\":\"soon\",\"SourceIP\":\"192.0.2.1\","
                  + "\"RequestURL\":\"/partners~\"}");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT 1 AS a, '/x' AS url | has no column RequestURL. Its columns: a, url",
        "SELECT '' AS requestURL, '' AS SourceIP, '' AS TimeGenerated"
            + " | has no column RequestURL (but requestURL; names are case-sensitive)",
        "SELECT 1.5::DOUBLE AS RequestURL, '' AS SourceIP, '' AS TimeGenerated"
            + " | has a column RequestURL of type DOUBLE; it may be text",
        "SELECT [''] AS RequestURL, '' AS SourceIP, '' AS TimeGenerated"
            + " | has a column RequestURL of type nested (a struct, list or map)",
        "SELECT '' AS RequestURL, '' AS SourceIP, DATE '2026-01-05' AS TimeGenerated"
            + " | has a column TimeGenerated of type INT32 DATE; it may be text, a timestamp",
      })
  void saysWhichColumnsAreWrong(String query, String fault) throws Exception {
    Path file = folder.resolve("rows.parquet");
    ParquetFiles.byDuckDb(query, file, "COMPRESSION zstd");
    assertThat(new ColumnarInput(engine(false, true)).faults(new LocalInputFile(file)))
        .anyMatch(text -> text.contains(fault));
  }

  @Test
  void failsForEveryCutAndSurvivesAnyDamage() throws Exception {
    List<Map<String, String>> rows = new RandomWebRows(11, true).rows(400);
    Path whole = folder.resolve("rows.parquet");
    ParquetFiles.byParquetJava(
        rows,
        RandomWebRows.COLUMNS,
        whole,
        new ParquetFiles.Writing(WriterVersion.PARQUET_1_0, true, CompressionCodecName.ZSTD, 500));
    byte[] bytes = Files.readAllBytes(whole);
    Path damaged = folder.resolve("damaged.parquet");
    Random random = new Random(4);
    for (int i = 0; i < 200; i++) {
      byte[] cut = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
      Files.write(damaged, cut);
      assertThatThrownBy(() -> parquet(false, true, damaged)).isInstanceOf(IOException.class);
      byte[] spoilt = bytes.clone();
      spoilt[random.nextInt(spoilt.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(damaged, spoilt);
      readsOrFails(damaged);
    }
  }

  /** Bytes that nothing vouches for may change a value; but never is there another failure. */
  private void readsOrFails(Path file) throws IOException {
    ColumnarInput input = new ColumnarInput(engine(true, true));
    try {
      if (input.faults(new LocalInputFile(file)).isEmpty()) {
        try (PieceReader reader =
            input.open(
                new LocalInputFile(file),
                "damaged.parquet",
                Section.WHOLE,
                Files.size(file),
                0,
                5)) {
          readAll(reader);
        }
      }
    } catch (IOException expected) {
      assertThat(expected.getMessage()).isNotBlank();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = CompressionCodecName.class,
      names = {"SNAPPY", "ZSTD", "GZIP"})
  void namesTheFileAndTheColumnOfADamagedPage(CompressionCodecName codec) throws Exception {
    Path file = folder.resolve("rows.parquet");
    List<Map<String, String>> rows = new RandomWebRows(13, false).rows(400);
    ParquetFiles.byParquetJava(
        rows,
        RandomWebRows.COLUMNS,
        file,
        new ParquetFiles.Writing(WriterVersion.PARQUET_1_0, false, codec, 1 << 20));
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 200; i < bytes.length * 3 / 4; i += 20) {
      bytes[i] ^= 0x55;
    }
    Files.write(file, bytes);
    try (PieceReader reader =
        new ColumnarInput(engine(false, true))
            .open(
                new LocalInputFile(file),
                "/data/web.parquet",
                Section.WHOLE,
                Files.size(file),
                0,
                5)) {
      assertThatThrownBy(() -> readAll(reader))
          .isInstanceOf(BrokenInputException.class)
          .hasMessageStartingWith("/data/web.parquet: cannot be read beyond row ")
          .hasMessageContaining("column RequestURL cannot be read: ");
    }
  }
}

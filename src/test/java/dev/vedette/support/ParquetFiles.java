package dev.vedette.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/** Writes Parquet with other people's writers. */
public final class ParquetFiles {
  private ParquetFiles() {}

  /** Lets DuckDB write what a query over a file of JSON lines gives. */
  public static void byDuckDb(Path lines, String select, Path file, String options)
      throws SQLException {
    byDuckDb(String.format("%s FROM %s", select, textTable(lines)), file, options);
  }

  /** The lines as a table of texts. */
  private static String textTable(Path lines) {
    StringBuilder columns = new StringBuilder();
    for (String column : RandomWebRows.COLUMNS) {
      columns.append(columns.isEmpty() ? "" : ", ").append(column).append(": 'VARCHAR'");
    }
    return String.format(
        "read_json('%s', format = 'newline_delimited', columns = {%s})", lines, columns);
  }

  /** Lets DuckDB write what a query gives. */
  public static void byDuckDb(String query, Path file, String options) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads = 1");
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute(
          String.format("COPY (%s) TO '%s' (FORMAT parquet, %s)", query, file, options));
    }
  }

  /** How parquet-java is to write. */
  public record Writing(
      WriterVersion version, boolean dictionary, CompressionCodecName codec, int pageBytes) {}

  /** Lets parquet-java write texts. */
  public static void byParquetJava(
      List<Map<String, String>> rows, List<String> columns, Path file, Writing writing)
      throws IOException {
    Types.MessageTypeBuilder schema = Types.buildMessage();
    for (String column : columns) {
      schema.addField(
          Types.optional(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(column));
    }
    MessageType type = schema.named("rows");
    SimpleGroupFactory groups = new SimpleGroupFactory(type);
    try (ParquetWriter<Group> writer = open(type, file, writing)) {
      for (Map<String, String> row : rows) {
        Group group = groups.newGroup();
        row.forEach(group::append);
        writer.write(group);
      }
    }
  }

  /** A writer of parquet-java. */
  public static ParquetWriter<Group> open(MessageType type, Path file, Writing writing)
      throws IOException {
    Files.deleteIfExists(file);
    return ExampleParquetWriter.builder(new LocalOutputFile(file))
        .withConf(new PlainParquetConfiguration())
        .withCodecFactory(new PageCompression())
        .withType(type)
        .withWriterVersion(writing.version())
        .withDictionaryEncoding(writing.dictionary())
        .withDictionaryPageSize(2048)
        .withCompressionCodec(writing.codec())
        .withPageSize(writing.pageBytes())
        .withRowGroupSize(40L * 1024)
        .build();
  }
}

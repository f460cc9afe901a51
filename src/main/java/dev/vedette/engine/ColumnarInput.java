package dev.vedette.engine;

import dev.vedette.columnar.Column;
import dev.vedette.columnar.FileColumns;
import dev.vedette.columnar.FooterReader;
import dev.vedette.columnar.ParquetFile;
import dev.vedette.columnar.RowGroup;
import dev.vedette.config.JobDefinition;
import dev.vedette.detect.KeywordScan;
import dev.vedette.model.Input;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.schema.MessageType;

/**
 * Opens Parquet files for reading by the rule. Each may use the memory of the one before, so they
 * are read one after the other, by one thread.
 */
public final class ColumnarInput {
  private static final List<String> TIMES = List.of("Timestamp", "TimeGenerated");

  /** Rows of the first row group in which its oldest time is looked for. */
  private static final int HEAD_ROWS = 1024;

  private final Engine engine;
  private final FooterReader footers = new FooterReader();
  private MessageType lastSchema;
  private RowGroupInterpreter lastInterpreter;

  public ColumnarInput(Engine engine) {
    this.engine = engine;
  }

  /** Whether a file that begins with these bytes is Parquet. */
  public static boolean isParquet(byte[] head) {
    return startsWith(head, ParquetFile.MAGIC) || startsWith(head, ParquetFile.ENCRYPTED_MAGIC);
  }

  private static boolean startsWith(byte[] head, String magic) {
    return new String(head, 0, Math.min(head.length, magic.length()), StandardCharsets.ISO_8859_1)
        .equals(magic);
  }

  /**
   * Starts to read. What was opened before must not be read any more.
   *
   * @param section the row groups that begin in this part are read
   * @param length how long the file was when it was divided; it must not have changed
   * @param firstRow the first row to be read of them, by its number in the file
   * @param holdUntil passed on in each {@link Reading}
   */
  public PieceReader open(
      InputFile stored, String origin, Section section, long length, long firstRow, long holdUntil)
      throws IOException {
    ParquetFile file = ParquetFile.open(stored, footers);
    try {
      if (file.length() != length) {
        throw new IOException("the file has changed since the job started");
      }
      return new ColumnarPieceReader(
          file,
          file.rowGroups(section.from(), section.end()),
          firstRow,
          interpreter(file.schema()),
          engine.statsLayout(),
          origin,
          holdUntil,
          engine.times().tracked());
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Why the file's columns cannot be used, each to be read behind its name; empty: they can. */
  public List<String> faults(InputFile stored) throws IOException {
    try (ParquetFile file = ParquetFile.open(stored, footers)) {
      FileColumns columns = new FileColumns(file.schema());
      require(columns);
      RowGroupInterpreter interpreter = interpreter(columns);
      if (columns.faults().isEmpty()) {
        for (RowGroup group : file.rowGroups(0, Long.MAX_VALUE)) {
          interpreter.begin(group); // It fails for a codec that there is none for.
        }
      }
      return columns.faults();
    }
  }

  private void require(FileColumns columns) {
    if (engine.input() == Input.PROCESS) {
      columns.refuseAll("AlertId", "DetectionBranch");
    }
    for (List<String> names : NeededColumns.of(engine.input())) {
      columns.requireAny(names.toArray(String[]::new));
    }
  }

  /** The oldest event time among the first rows; {@code Long.MAX_VALUE}: none there. */
  public long firstTime(InputFile stored) throws IOException {
    try (ParquetFile file = ParquetFile.open(stored, footers)) {
      FileColumns columns = new FileColumns(file.schema());
      List<Column> timeColumns = timeNames().stream().map(columns::time).toList();
      RowTime time = new RowTime(timeColumns, new EventTimes(TimePolicy.FILES));
      RowTables tables = new RowTables(columns, engine.input());
      ReadingBuilder found = new ReadingBuilder(engine.statsLayout());
      for (RowGroup group : file.rowGroups(0, Long.MAX_VALUE).stream().limit(1).toList()) {
        for (Column column : timeColumns) {
          group.open(column);
        }
        tables.begin(group);
        tables.noteTimes(0, Math.min(HEAD_ROWS, group.rows()), time, found);
      }
      return found.minTime();
    }
  }

  private List<String> timeNames() {
    return engine.input() == Input.WEB ? List.of("TimeGenerated") : TIMES;
  }

  /** The last one, if it was for such columns: it has room for their pages. */
  private RowGroupInterpreter interpreter(MessageType schema) {
    if (!schema.equals(lastSchema)) {
      lastInterpreter = interpreter(new FileColumns(schema));
      lastSchema = schema;
    }
    return lastInterpreter;
  }

  private RowGroupInterpreter interpreter(FileColumns file) {
    if (engine.input() != Input.WEB || !engine.prefilter()) {
      return storedRows(file);
    }
    JobDefinition job = engine.job();
    return new WebColumns(
        file,
        new KeywordScan(job.scraping().keywords()),
        engine.rememberedSources(),
        job.scraping().window().toMillis(),
        new EventTimes(engine.times()));
  }

  private RowGroupInterpreter storedRows(FileColumns file) {
    EventTimes times = new EventTimes(engine.times());
    RowInterpreter rows = engine.rows();
    List<Column> columns = StoredRows.columns(file, rows.columns(), TIMES);
    List<Column> timeColumns =
        timeNames().stream().map(name -> columns.get(rows.columns().indexOf(name))).toList();
    return new StoredRows(
        file, rows, columns, new RowTime(timeColumns, times), times, filters(columns));
  }

  /** Process events name a tool in one of two columns. */
  private List<KeywordRows> filters(List<Column> columns) {
    if (engine.input() != Input.PROCESS || !engine.prefilter()) {
      return List.of();
    }
    List<String> terms =
        engine.job().tools().names().stream().map(JobDefinition.Tool::term).toList();
    Stream<Column> named =
        columns.stream()
            .filter(c -> c.name().equals("FileName") || c.name().equals("ProcessCommandLine"));
    return named.map(column -> new KeywordRows(column, new KeywordScan(terms))).toList();
  }
}

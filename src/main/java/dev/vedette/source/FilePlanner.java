package dev.vedette.source;

import dev.vedette.config.Problems;
import dev.vedette.config.RunConfig.Format;
import dev.vedette.config.RunConfig.InputFiles;
import dev.vedette.engine.BrokenInputException;
import dev.vedette.engine.ColumnarInput;
import dev.vedette.engine.Engine;
import dev.vedette.engine.FormatRecognition;
import dev.vedette.engine.Layout;
import dev.vedette.engine.MissingColumns;
import dev.vedette.model.Input;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Looks into the beginning of each file of an input: how it is to be read, and at what event time
 * it starts. Files are read in the order of those times, whatever their names: log rotation puts
 * the newest first, and several servers' logs overlap.
 */
public final class FilePlanner {
  private static final int HEAD_BYTES = 256 * 1024;
  private static final int TAR_MAGIC_AT = 257;

  private final Engine engine;
  private final String where;
  private final Problems problems;
  private final List<BrokenInputException> damaged = new ArrayList<>();

  /** {@code where}: the option or key that names the files, for problems. */
  public FilePlanner(Engine engine, String where, Problems problems) {
    this.engine = engine;
    this.where = where;
    this.problems = problems;
  }

  /** The plan. A file whose format is not recognised is a problem. */
  public List<PlannedFile> plan(InputFiles input) throws IOException {
    List<Seen> seen = new ArrayList<>();
    for (Path file : FileListing.list(input.paths(), where, problems)) {
      try {
        seen.add(look(file, input.format()));
      } catch (IOException e) {
        damaged.add(
            e instanceof BrokenInputException broken
                ? broken
                : new BrokenInputException(file.toString(), 0, e));
      }
    }
    return inOrderOfTime(seen);
  }

  /** The files whose beginning cannot be read. */
  public List<BrokenInputException> damaged() {
    return List.copyOf(damaged);
  }

  private record Seen(Path file, Layout layout, boolean splittable, long firstTime) {}

  /**
   * The needed columns that no row at the file's beginning has; for files of columns, which are not
   * read without them, and access logs: none.
   */
  public static List<String> missingColumns(PlannedFile file, Input input) throws IOException {
    if (file.layout() != Layout.JSON_LINES && file.layout() != Layout.JSON_DOCUMENT) {
      return List.of();
    }
    return head(
        Path.of(file.path()), (compression, head) -> MissingColumns.of(head, file.layout(), input));
  }

  private interface Look<T> {
    T at(Compression compression, byte[] head) throws IOException;
  }

  private static <T> T head(Path file, Look<T> look) throws IOException {
    try (BufferedInputStream raw = new BufferedInputStream(Files.newInputStream(file))) {
      Compression compression = Compression.of(raw, file.getFileName().toString());
      try (InputStream in = compression.decompress(raw)) {
        return look.at(compression, in.readNBytes(HEAD_BYTES));
      }
    }
  }

  private Seen look(Path file, Format format) throws IOException {
    return head(file, (compression, head) -> look(file, head, compression, format));
  }

  private Seen look(Path file, byte[] head, Compression compression, Format format)
      throws IOException {
    if (isArchive(head)) {
      problems.add(where, file + " is an archive of files (tar or zip); unpack it");
      return new Seen(file, Layout.JSON_LINES, false, Long.MAX_VALUE);
    }
    if (ColumnarInput.isParquet(head) && (format == Format.AUTO || format == Format.PARQUET)) {
      return lookAtColumns(file, compression);
    }
    if (format == Format.PARQUET) {
      problems.add(where, file + " is not Parquet: it does not begin with PAR1");
      return new Seen(file, Layout.PARQUET, false, Long.MAX_VALUE);
    }
    boolean whole = head.length < HEAD_BYTES;
    Layout layout = layout(new FormatRecognition(head, whole, accessLogs()), format);
    if (layout == null) {
      problems.add(where, file + unrecognised());
      return new Seen(file, Layout.JSON_LINES, false, Long.MAX_VALUE);
    }
    if (engine.streaming()) {
      long firstTime = engine.firstTime(new ByteArrayInputStream(head), layout);
      return new Seen(file, layout, false, firstTime);
    }
    boolean splittable = compression == Compression.NONE && layout.isSplittable();
    return new Seen(file, layout, splittable, Long.MAX_VALUE);
  }

  /** What stands around the files in it would be taken for damaged rows. */
  private static boolean isArchive(byte[] head) {
    int length = Math.min(head.length, 2 * TAR_MAGIC_AT);
    String start = new String(head, 0, length, StandardCharsets.ISO_8859_1);
    return start.startsWith("PK\003\004")
        || start.startsWith("ustar\0", TAR_MAGIC_AT)
        || start.startsWith("ustar  \0", TAR_MAGIC_AT); // GNU's
  }

  private Seen lookAtColumns(Path file, Compression compression) throws IOException {
    if (compression != Compression.NONE) {
      problems.add(where, file + " is compressed as a whole, which Parquet cannot be; unpack it");
      return new Seen(file, Layout.PARQUET, false, Long.MAX_VALUE);
    }
    StoredFile stored = new StoredFile(ReadingFormat.flinkPath(file.toString()));
    ColumnarInput columns = new ColumnarInput(engine);
    List<String> faults = columns.faults(stored);
    faults.forEach(fault -> problems.add(where, file + " " + fault));
    boolean timed = engine.streaming() && faults.isEmpty();
    long firstTime = timed ? columns.firstTime(stored) : Long.MAX_VALUE;
    return new Seen(file, Layout.PARQUET, !engine.streaming(), firstTime);
  }

  private boolean accessLogs() {
    return engine.input() == Input.WEB;
  }

  private static Layout layout(FormatRecognition recognition, Format format) {
    return switch (format) {
      case AUTO -> recognition.recognise();
      case JSON -> recognition.json();
      case ACCESS_LOG -> Layout.ACCESS_LOG_LINES;
      case PARQUET -> Layout.PARQUET;
    };
  }

  private String unrecognised() {
    String forms = accessLogs() ? "JSON, an access log or Parquet" : "JSON or Parquet";
    return " is not recognised: nothing in its first "
        + HEAD_BYTES / 1024
        + " KiB has the form of "
        + forms
        + ". Name the format to read it nevertheless: json, parquet"
        + (accessLogs() ? ", access-log" : "");
  }

  /**
   * In streaming mode a file is read from its beginning to its end by one reader, since its order
   * is that of event time; and while it is read, the watermark is held back to where the next one
   * starts.
   */
  private static List<PlannedFile> inOrderOfTime(List<Seen> seen) {
    List<Seen> ordered = new ArrayList<>(seen);
    ordered.sort(Comparator.comparingLong(Seen::firstTime));
    List<PlannedFile> plan = new ArrayList<>();
    for (int i = 0; i < ordered.size(); i++) {
      Seen file = ordered.get(i);
      long holdUntil = i + 1 < ordered.size() ? ordered.get(i + 1).firstTime() : Long.MAX_VALUE;
      plan.add(
          new PlannedFile(file.file().toString(), file.layout(), file.splittable(), holdUntil));
    }
    return plan;
  }
}

package dev.vedette.source;

import dev.vedette.engine.BrokenInputException;
import dev.vedette.engine.ColumnarInput;
import dev.vedette.engine.Engine;
import dev.vedette.engine.Layout;
import dev.vedette.engine.PieceReader;
import dev.vedette.engine.Reading;
import dev.vedette.engine.RememberedSources;
import dev.vedette.engine.Section;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.Path;

/** Lets Flink's file source read files through the engine, a piece at a time. */
final class ReadingFormat implements BulkFormat<Reading, FileSourceSplit> {
  private static final long serialVersionUID = 1;
  private static final int BUFFER = 64 * 1024;

  private final Engine engine;
  private final Map<String, PlannedFile> files;
  private transient ColumnarInput columns;
  private transient RememberedSources sources;

  ReadingFormat(Engine engine, List<PlannedFile> files) {
    this.engine = engine;
    this.files =
        files.stream()
            .collect(Collectors.toMap(f -> flinkPath(f.path()).getPath(), Function.identity()));
  }

  static Path flinkPath(String path) {
    return new Path(new File(path).toURI());
  }

  @Override
  public BulkFormat.Reader<Reading> createReader(Configuration config, FileSourceSplit split)
      throws IOException {
    return open(split, OptionalLong.empty());
  }

  @Override
  public BulkFormat.Reader<Reading> restoreReader(Configuration config, FileSourceSplit split)
      throws IOException {
    return open(
        split,
        split
            .getReaderPosition()
            .map(position -> OptionalLong.of(position.getOffset()))
            .orElseGet(OptionalLong::empty));
  }

  private BulkFormat.Reader<Reading> open(FileSourceSplit split, OptionalLong position)
      throws IOException {
    PlannedFile file = files.get(split.path().getPath());
    if (file.layout() == Layout.PARQUET) {
      return openRowGroups(file, split, position.orElse(0));
    }
    FSDataInputStream raw = split.path().getFileSystem().open(split.path());
    try {
      return file.splittable()
          ? openPart(raw, file, split, position)
          : openWhole(raw, file, split.length(), position.orElse(0));
    } catch (IOException e) {
      raw.close();
      throw e instanceof BrokenInputException ? e : new BrokenInputException(file.path(), 0, e);
    }
  }

  private SplitReader openRowGroups(PlannedFile file, FileSourceSplit split, long firstRow)
      throws IOException {
    if (columns == null) {
      columns = new ColumnarInput(engine);
    }
    try {
      Section section = new Section(split.offset(), split.offset() + split.length());
      StoredFile stored = new StoredFile(split.path());
      PieceReader pieces =
          columns.open(stored, file.path(), section, split.fileSize(), firstRow, file.holdUntil());
      return new SplitReader(pieces, file.path(), 0);
    } catch (IOException e) {
      throw new BrokenInputException(file.path(), 0, e);
    }
  }

  /** A file's last split also has what was added to the file after it was divided. */
  private SplitReader openPart(
      FSDataInputStream raw, PlannedFile file, FileSourceSplit split, OptionalLong position)
      throws IOException {
    long end = split.offset() + split.length();
    boolean last = end == split.fileSize();
    Section section = section(raw, split.offset(), last ? Long.MAX_VALUE : end, position);
    raw.seek(section.from());
    return new SplitReader(open(raw, file, section), file.path(), end);
  }

  private static Section section(
      FSDataInputStream raw, long offset, long end, OptionalLong position) throws IOException {
    long from = position.isPresent() ? position.getAsLong() : LineStart.find(raw, offset, end);
    return new Section(from, end);
  }

  private SplitReader openWhole(FSDataInputStream raw, PlannedFile file, long length, long from)
      throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(raw, BUFFER);
    Compression compression = Compression.of(buffered, file.path());
    InputStream in = compression.decompress(buffered);
    if (file.layout() != Layout.JSON_DOCUMENT) {
      in.skipNBytes(from);
    }
    PieceReader pieces = open(in, file, new Section(from, Long.MAX_VALUE));
    return new SplitReader(pieces, file.path(), compression == Compression.NONE ? length : 0);
  }

  private PieceReader open(InputStream in, PlannedFile file, Section section) throws IOException {
    if (sources == null) {
      // A reader has one split at a time.
      sources = engine.rememberedSources();
    }
    return engine.open(in, file.layout(), file.path(), section, file.holdUntil(), sources);
  }

  /** Splits are made by the plan; this would be asked by Flink's own enumerators. */
  @Override
  public boolean isSplittable() {
    return true;
  }

  @Override
  public TypeInformation<Reading> getProducedType() {
    return TypeInformation.of(Reading.class);
  }
}

package dev.vedette.source;

import dev.vedette.engine.BrokenInputException;
import dev.vedette.engine.Engine;
import dev.vedette.engine.Layout;
import dev.vedette.engine.PieceReader;
import dev.vedette.engine.Reading;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.SingletonResultIterator;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.Path;

/** Lets Flink's file source read files through the engine, a piece at a time. */
final class ReadingFormat implements BulkFormat<Reading, FileSourceSplit> {
  private static final long serialVersionUID = 1;

  private final Engine engine;
  private final Map<String, PlannedFile> files;

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
    return open(split, 0);
  }

  @Override
  public BulkFormat.Reader<Reading> restoreReader(Configuration config, FileSourceSplit split)
      throws IOException {
    return open(split, split.getReaderPosition().map(CheckpointedPosition::getOffset).orElse(0L));
  }

  private BulkFormat.Reader<Reading> open(FileSourceSplit split, long position) throws IOException {
    PlannedFile file = files.get(split.path().getPath());
    FSDataInputStream raw = split.path().getFileSystem().open(split.path());
    try {
      InputStream in = Decompression.open(raw, file.path());
      if (file.layout() != Layout.JSON_DOCUMENT) {
        in.skipNBytes(position);
      }
      return new Reader(engine.open(in, file.layout(), file.path(), position, file.holdUntil()));
    } catch (IOException e) {
      raw.close();
      throw e instanceof BrokenInputException ? e : new BrokenInputException(file.path(), 0, e);
    }
  }

  @Override
  public boolean isSplittable() {
    return false;
  }

  @Override
  public TypeInformation<Reading> getProducedType() {
    return TypeInformation.of(Reading.class);
  }

  private static final class Reader implements BulkFormat.Reader<Reading> {
    private final PieceReader pieces;

    Reader(PieceReader pieces) {
      this.pieces = pieces;
    }

    @Override
    public RecordIterator<Reading> readBatch() throws IOException {
      Reading reading = pieces.next();
      if (reading == null) {
        return null;
      }
      SingletonResultIterator<Reading> result = new SingletonResultIterator<>();
      result.set(reading, pieces.position(), 0);
      return result;
    }

    @Override
    public void close() throws IOException {
      pieces.close();
    }
  }
}

package dev.vedette.source;

import dev.vedette.engine.Engine;
import dev.vedette.engine.Reading;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.core.fs.Path;

/** Flink's source of an input that lies in files. */
public final class FileReadings {
  /** Flink wants at least one path, but our enumerator goes by the plan. */
  private static final Path NOT_LOOKED_AT = new Path("file:///");

  private FileReadings() {}

  /** The source of planned files; without any it is an empty stream. */
  public static FileSource<Reading> source(Engine engine, List<PlannedFile> files) {
    return source(engine, files, SplitSize.USUAL);
  }

  static FileSource<Reading> source(Engine engine, List<PlannedFile> files, SplitSize size) {
    // The lambdas travel to the cluster; the list they hold is serializable.
    List<PlannedFile> plan = List.copyOf(files);
    return FileSource.forBulkFileFormat(new ReadingFormat(engine, plan), NOT_LOOKED_AT)
        .setFileEnumerator(() -> new PlannedFileEnumerator(plan, size))
        .setSplitAssigner(OrderedSplitAssigner::new)
        .build();
  }

  /** Watermarks for streaming mode; in batch mode there are none until the end. */
  public static WatermarkStrategy<Reading> watermarks(Engine engine, long maxOutOfOrdernessMillis) {
    return engine.streaming()
        ? WatermarkStrategy.forGenerator(
            context -> new ReadingWatermarks(maxOutOfOrdernessMillis, 1))
        : WatermarkStrategy.noWatermarks();
  }
}

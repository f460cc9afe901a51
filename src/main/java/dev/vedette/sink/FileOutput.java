package dev.vedette.sink;

import dev.vedette.model.Alert;
import dev.vedette.model.LateEvents;
import dev.vedette.model.Rejected;
import dev.vedette.model.Suppressed;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.functions.sink.filesystem.BucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;

/** Makes the file sinks for one kind of record. */
public final class FileOutput<T> {

  private final Layout<T> layout;

  private FileOutput(Layout<T> layout) {
    this.layout = layout;
  }

  public static FileOutput<Alert> alerts() {
    return new FileOutput<>(new AlertLayout());
  }

  public static FileOutput<Suppressed> suppressed() {
    return new FileOutput<>(new SuppressedLayout());
  }

  public static FileOutput<Rejected> rejected() {
    return new FileOutput<>(new RejectedLayout());
  }

  public static FileOutput<LateEvents> late() {
    return new FileOutput<>(new LateEventsLayout());
  }

  /**
   * A sink that writes next to the target, for a job that ends: what it wrote gets its name by
   * {@link StagedOutput#publish}. JSON lines keep the order of the stream only at parallelism 1.
   */
  public FileSink<T> into(StagedOutput output) {
    String target = output.target().toString();
    Path folder = new Path(output.staging().toUri());
    return switch (output.form()) {
      case NDJSON ->
          sink(
              folder,
              new NdjsonWriterFactory<>(layout, target),
              new BasePathBucketAssigner<>(),
              OutputForm.NDJSON);
      case PARQUET -> parquet(folder, target);
    };
  }

  /**
   * A sink that writes Parquet straight into a folder, for a job that never ends. Each checkpoint
   * adds files; names that begin with a dot are not finished, and readers must pass them over.
   */
  public FileSink<T> intoFolder(String folder) {
    return parquet(new Path(folder), folder);
  }

  private FileSink<T> parquet(Path folder, String target) {
    return sink(
        folder,
        new ParquetWriterFactory<>(layout, target),
        new DayBucketAssigner<>(layout),
        OutputForm.PARQUET);
  }

  private static <T> FileSink<T> sink(
      Path folder,
      BulkWriter.Factory<T> factory,
      BucketAssigner<T, String> assigner,
      OutputForm form) {
    return FileSink.forBulkFormat(folder, factory)
        .withBucketAssigner(assigner)
        .withRollingPolicy(OnCheckpointRollingPolicy.build())
        .withOutputFileConfig(OutputFileConfig.builder().withPartSuffix(form.partSuffix()).build())
        .build();
  }
}

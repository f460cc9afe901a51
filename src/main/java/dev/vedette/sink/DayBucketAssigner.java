package dev.vedette.sink;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.functions.sink.filesystem.BucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.SimpleVersionedStringSerializer;

/**
 * Puts each record into the folder of its UTC day, {@code dt=YYYY-MM-DD}.
 *
 * @param layout the kind of record
 */
record DayBucketAssigner<T>(Layout<T> layout) implements BucketAssigner<T, String> {

  @Override
  public String getBucketId(T row, Context context) {
    Instant own = layout.partitionTime(row);
    Instant time = own != null ? own : Instant.ofEpochMilli(context.currentProcessingTime());
    return "dt=" + LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  @Override
  public SimpleVersionedSerializer<String> getSerializer() {
    return SimpleVersionedStringSerializer.INSTANCE;
  }
}

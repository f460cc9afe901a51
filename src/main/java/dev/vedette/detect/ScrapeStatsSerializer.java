package dev.vedette.detect;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Serializes {@link ScrapeStats} in state and between operators. The format carries its own
 * version, so a later version of this class can read what this one wrote.
 */
public final class ScrapeStatsSerializer extends TypeSerializerSingleton<ScrapeStats> {
  static final ScrapeStatsSerializer INSTANCE = new ScrapeStatsSerializer();

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public ScrapeStats createInstance() {
    return new ScrapeStats(new ScrapeStats.Layout(1, 10, 1, 1));
  }

  @Override
  public ScrapeStats copy(ScrapeStats from) {
    return from.copy();
  }

  @Override
  public ScrapeStats copy(ScrapeStats from, ScrapeStats reuse) {
    return from.copy();
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(ScrapeStats stats, DataOutputView target) throws IOException {
    stats.writeTo(target);
  }

  @Override
  public ScrapeStats deserialize(DataInputView source) throws IOException {
    return ScrapeStats.readFrom(source);
  }

  @Override
  public ScrapeStats deserialize(ScrapeStats reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public TypeSerializerSnapshot<ScrapeStats> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Written into savepoints: names the serializer to read the state with. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ScrapeStats> {
    public Snapshot() {
      super(ScrapeStatsSerializer::new);
    }
  }
}

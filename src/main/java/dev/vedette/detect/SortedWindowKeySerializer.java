package dev.vedette.detect;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/**
 * Serializes {@link WindowKey} for sorting. Flink's sort keeps a key's first eight bytes beside
 * where the record lies, and looks into the record only where these are equal. Those of Flink's own
 * serializer are the start of an address, which many have in common; here they are a hash.
 *
 * <p>It is for batch mode only: in saved state keys are written by Flink's own serializer.
 */
final class SortedWindowKeySerializer extends TypeSerializerSingleton<WindowKey> {
  static final SortedWindowKeySerializer INSTANCE = new SortedWindowKeySerializer();

  private static final long serialVersionUID = 1;
  // Odd, with random bits: it carries the differences of two hashes to the first bytes.
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private SortedWindowKeySerializer() {}

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public WindowKey createInstance() {
    return new WindowKey("", 0, "");
  }

  @Override
  public WindowKey copy(WindowKey from) {
    return from;
  }

  @Override
  public WindowKey copy(WindowKey from, WindowKey reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(WindowKey key, DataOutputView target) throws IOException {
    target.writeLong(SPREAD * key.hashCode());
    target.writeLong(key.windowStart());
    StringValue.writeString(key.source(), target);
    StringValue.writeString(key.suppressedByKey(), target);
  }

  @Override
  public WindowKey deserialize(DataInputView source) throws IOException {
    source.readLong();
    long windowStart = source.readLong();
    return new WindowKey(
        StringValue.readString(source), windowStart, StringValue.readString(source));
  }

  @Override
  public WindowKey deserialize(WindowKey reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public TypeSerializerSnapshot<WindowKey> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Required by Flink; these bytes are in no state. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<WindowKey> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}

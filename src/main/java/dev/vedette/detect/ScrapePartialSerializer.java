package dev.vedette.detect;

import dev.vedette.model.SuppressedBy;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/**
 * Serializes {@link ScrapePartial} between operators and while it waits in batch mode. Its bytes
 * begin with how many follow, so that who only moves a partial need not understand it.
 *
 * <p>Like all serializers, one instance is for one thread; {@link #duplicate} makes others.
 */
public final class ScrapePartialSerializer extends TypeSerializer<ScrapePartial> {
  private static final long serialVersionUID = 1;
  private static final int INITIAL_BUFFER = 512;

  private transient DataOutputSerializer body;
  private transient byte[] moved;

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public ScrapePartialSerializer duplicate() {
    return new ScrapePartialSerializer();
  }

  @Override
  public ScrapePartial createInstance() {
    return new ScrapePartial("", 0, null, ScrapeStatsSerializer.INSTANCE.createInstance(), 0);
  }

  @Override
  public ScrapePartial copy(ScrapePartial from) {
    return from.copy();
  }

  @Override
  public ScrapePartial copy(ScrapePartial from, ScrapePartial reuse) {
    return copy(from);
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(ScrapePartial partial, DataOutputView target) throws IOException {
    if (body == null) {
      body = new DataOutputSerializer(INITIAL_BUFFER);
    }
    body.clear();
    StringValue.writeString(partial.source(), body);
    body.writeLong(partial.windowStart());
    body.writeLong(partial.arrived());
    SuppressedBy by = partial.suppressedBy();
    body.writeBoolean(by != null);
    if (by != null) {
      StringValue.writeString(by.kind(), body);
      StringValue.writeString(by.entry(), body);
      StringValue.writeString(by.reason(), body);
    }
    int statsAt = body.length();
    body.writeInt(0);
    partial.packInto(body);
    body.writeIntUnsafe(body.length() - statsAt - Integer.BYTES, statsAt);
    target.writeInt(body.length());
    target.write(body.getSharedBuffer(), 0, body.length());
  }

  @Override
  public ScrapePartial deserialize(DataInputView source) throws IOException {
    int length = source.readInt();
    String sourceIp = StringValue.readString(source);
    long windowStart = source.readLong();
    long arrived = source.readLong();
    SuppressedBy by =
        source.readBoolean()
            ? new SuppressedBy(
                StringValue.readString(source),
                StringValue.readString(source),
                StringValue.readString(source))
            : null;
    int statsLength = source.readInt();
    if (statsLength < 0 || statsLength > length) {
      throw new IOException(
          "a partial of " + sourceIp + " has " + length + " bytes, its accumulator " + statsLength);
    }
    byte[] stats = new byte[statsLength];
    source.readFully(stats);
    return ScrapePartial.packed(sourceIp, windowStart, by, stats, arrived);
  }

  @Override
  public ScrapePartial deserialize(ScrapePartial reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    int length = source.readInt();
    if (moved == null || moved.length < length) {
      moved = new byte[Math.max(length, INITIAL_BUFFER)];
    }
    source.readFully(moved, 0, length);
    target.writeInt(length);
    target.write(moved, 0, length);
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof ScrapePartialSerializer;
  }

  @Override
  public int hashCode() {
    return ScrapePartialSerializer.class.hashCode();
  }

  @Override
  public TypeSerializerSnapshot<ScrapePartial> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Required by Flink; partials are in no state. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ScrapePartial> {
    public Snapshot() {
      super(ScrapePartialSerializer::new);
    }
  }
}

package dev.vedette.detect;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * Tells Flink how to serialize {@link WindowKey} where it sorts by it, as it does in batch mode.
 */
public final class SortedWindowKeyTypeInfo extends OwnTypeInfo<WindowKey> {
  private static final long serialVersionUID = 1;

  public SortedWindowKeyTypeInfo() {
    super(WindowKey.class);
  }

  @Override
  public boolean isKeyType() {
    return true;
  }

  @Override
  public TypeSerializer<WindowKey> createSerializer(SerializerConfig config) {
    return SortedWindowKeySerializer.INSTANCE;
  }
}

package dev.vedette.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

final class SortedWindowKeyTypeInfoTest {
  private static final int COMPARED_FIRST = 8;

  private final SortedWindowKeyTypeInfo type = new SortedWindowKeyTypeInfo();
  private final TypeSerializer<WindowKey> serializer =
      type.createSerializer(new SerializerConfigImpl());

  private byte[] bytes(WindowKey key) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(key, out);
    return out.getCopyOfBuffer();
  }

  @Test
  void areKeysWhoseBytesCanBeReadAgain() throws IOException {
    assertThat(type.isKeyType()).isTrue();
    List<WindowKey> keys =
        List.of(
            new WindowKey("203.0.113.7", 600_000, ""),
            new WindowKey("2001:db8::/64", -600_000, "excluded-range 2001:db8::/32"),
            new WindowKey("\ud800 é €", 0, "not-an-address "),
            new WindowKey("x".repeat(100_000), 0, ""));
    for (WindowKey key : keys) {
      DataInputDeserializer in = new DataInputDeserializer(bytes(key));
      assertThat(serializer.deserialize(in)).isEqualTo(key);
      assertThat(in.available()).isZero();
      DataOutputSerializer copied = new DataOutputSerializer(64);
      serializer.copy(new DataInputDeserializer(bytes(key)), copied);
      assertThat(copied.getCopyOfBuffer()).isEqualTo(bytes(key));
    }
  }

  /** Records of one key must stand together: they must be told apart, whatever their hash. */
  @Test
  void haveDifferentBytesWhenTheyDiffer() throws IOException {
    List<WindowKey> sameHash =
        List.of(
            new WindowKey("Aa", 0, ""),
            new WindowKey("BB", 0, ""),
            new WindowKey("BB", 31, ""),
            new WindowKey("BB", 0, "\0\0"),
            new WindowKey("BB", 0, "\0"));
    Set<String> bytes = new HashSet<>();
    for (WindowKey key : sameHash) {
      bytes.add(HexFormat.of().formatHex(bytes(key)));
    }
    assertThat(bytes).hasSameSizeAs(sameHash);
    assertThat(bytes(new WindowKey("Aa", 0, ""))).startsWith(firstBytes("BB", 0));
  }

  /** What the sort compares without looking into records. */
  @Test
  void ofNeighboursDifferInTheirFirstBytes() throws IOException {
    Set<String> first = new HashSet<>();
    for (int i = 0; i < 256; i++) {
      for (int window = 0; window < 10; window++) {
        first.add(HexFormat.of().formatHex(firstBytes("203.0.113." + i, 600_000L * window)));
      }
    }
    assertThat(first).hasSizeGreaterThan(2550);
  }

  private byte[] firstBytes(String source, long windowStart) throws IOException {
    return Arrays.copyOf(bytes(new WindowKey(source, windowStart, "")), COMPARED_FIRST);
  }

  @Test
  void areFoundAgainThroughTheirSnapshot() {
    TypeSerializerSnapshot<WindowKey> snapshot = serializer.snapshotConfiguration();
    assertThat(snapshot.restoreSerializer()).isSameAs(serializer);
  }
}

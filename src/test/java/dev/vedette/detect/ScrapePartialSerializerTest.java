package dev.vedette.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vedette.model.SuppressedBy;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshotSerializationUtil;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ScrapePartialSerializerTest {
  private static final ScrapeStats.Layout LAYOUT = new ScrapeStats.Layout(16, 10, 5, 3);

  private final TypeSerializer<ScrapePartial> serializer = new ScrapePartialSerializer();

  static Stream<ScrapePartial> partials() {
    return Stream.of(
        partial("192.0.2.1", null, 1),
        partial("2001:db8::/64", new SuppressedBy("excluded-range", "2001:db8::/32", "ours"), 20),
        partial("192.0.2.2", new SuppressedBy("crawler", "", null), 3000),
        partial("x".repeat(100_000), null, 0));
  }

  private static ScrapePartial partial(String source, SuppressedBy by, int requests) {
    ScrapeStats stats = new ScrapeStats(LAYOUT);
    for (int i = 0; i < requests; i++) {
      stats.add(1000L * i, "/partners/" + i, "agent" + i % 4, List.of("/partners"));
    }
    return new ScrapePartial(source, 600_000, by, stats, 1_234_567);
  }

  private byte[] bytes(ScrapePartial... partials) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    for (ScrapePartial partial : partials) {
      serializer.serialize(partial, out);
    }
    return out.getCopyOfBuffer();
  }

  @ParameterizedTest
  @MethodSource("partials")
  void readsWhatItWrote(ScrapePartial partial) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(bytes(partial, partial));
    assertThat(serializer.deserialize(in)).isEqualTo(partial);
    assertThat(serializer.duplicate().deserialize(in)).isEqualTo(partial);
    assertThat(in.available()).isZero();
  }

  @ParameterizedTest
  @MethodSource("partials")
  void copiesBytesOfOnePartialAndNoMore(ScrapePartial partial) throws IOException {
    ScrapePartial next = partial("192.0.2.9", null, 2);
    DataInputDeserializer in = new DataInputDeserializer(bytes(partial, next));
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.copy(in, out);
    assertThat(out.getCopyOfBuffer()).isEqualTo(bytes(partial));
    serializer.copy(in, out);
    assertThat(out.getCopyOfBuffer()).isEqualTo(bytes(partial, next));
    assertThat(in.available()).isZero();
  }

  @ParameterizedTest
  @MethodSource("partials")
  void writesWhatItReadWhetherUnpackedMeanwhileOrNot(ScrapePartial partial) throws IOException {
    byte[] bytes = bytes(partial);
    ScrapePartial read = serializer.deserialize(new DataInputDeserializer(bytes));
    assertThat(bytes(read)).isEqualTo(bytes);
    assertThat(bytes(serializer.copy(read))).isEqualTo(bytes);
    assertThat(read.stats().count()).isEqualTo(partial.stats().count());
    assertThat(bytes(read)).isEqualTo(bytes);
  }

  @Test
  void saysWhichPartialCannotBeRead() throws IOException {
    byte[] bytes = bytes(partial("192.0.2.1", null, 5));
    bytes[bytes.length - 12] ^= 0x55;
    bytes[bytes.length - 13] ^= 0x55;
    int length = 4 + 10 + 8 + 8 + 1; // own length, source, times, no entry
    byte[] impossible = bytes(partial("192.0.2.1", null, 5));
    impossible[length] = 0x7f;
    assertThatThrownBy(() -> serializer.deserialize(new DataInputDeserializer(impossible)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("192.0.2.1");
    ScrapePartial damaged = serializer.deserialize(new DataInputDeserializer(bytes));
    assertThatThrownBy(damaged::stats).hasMessageContaining("192.0.2.1");
  }

  @Test
  void aDuplicateIsAnother() {
    assertThat(serializer.duplicate()).isNotSameAs(serializer).isEqualTo(serializer);
  }

  @Test
  void aCopyHasStatisticsOfItsOwn() {
    ScrapePartial partial = partial("192.0.2.1", null, 5);
    ScrapePartial copy = serializer.copy(partial);
    assertThat(copy).isEqualTo(partial);
    copy.stats().merge(partial("192.0.2.1", null, 30).stats());
    assertThat(copy).isNotEqualTo(partial);
  }

  @Test
  void isFoundAgainThroughItsSnapshot() throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    TypeSerializerSnapshotSerializationUtil.writeSerializerSnapshot(
        out, serializer.snapshotConfiguration());
    TypeSerializerSnapshot<ScrapePartial> snapshot =
        TypeSerializerSnapshotSerializationUtil.readSerializerSnapshot(
            new DataInputDeserializer(out.getCopyOfBuffer()), getClass().getClassLoader());
    assertThat(snapshot.restoreSerializer()).isEqualTo(serializer);
    assertThat(serializer.snapshotConfiguration().resolveSchemaCompatibility(snapshot))
        .matches(result -> result.isCompatibleAsIs());
  }
}

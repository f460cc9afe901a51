package dev.vedette.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshotSerializationUtil;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScrapeStatsTest {
  private static final ScrapeStats.Layout LAYOUT = new ScrapeStats.Layout(16, 10, 5, 3);

  /** Two requests, as this version writes them: state of old savepoints must stay readable. */
  private static final String GOLDEN =
      "01" // version
          + "0000000000000002" // count
          + "00000000000003e8" // firstSeen
          + "00000000000007d0" // lastSeen
          + "010a000f0000000002f363beed372cf8c754c5e1270f2ca3ec" // distinct URLs
          + "010005000254c5e1270f2ca3ec000b2f706172746e6572732f31" // /partners/1
          + "f363beed372cf8c7000b2f706172746e6572732f32" // /partners/2
          + "010003000289790584b9284a8d00066167656e7432" // agent2
          + "8f4dda4a26fcd09b00066167656e7431" // agent1
          + "0000000200022f6100022f62"; // keywords

  private static ScrapeStats stats(int... numbers) {
    ScrapeStats stats = new ScrapeStats(LAYOUT);
    for (int n : numbers) {
      stats.add(1000L * n, "/partners/" + n, "agent" + n % 4, List.of(n % 2 == 0 ? "/b" : "/a"));
    }
    return stats;
  }

  private static byte[] bytes(ScrapeStats stats) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    ScrapeStatsSerializer.INSTANCE.serialize(stats, out);
    return out.getCopyOfBuffer();
  }

  private static ScrapeStats read(byte[] bytes) throws IOException {
    return ScrapeStatsSerializer.INSTANCE.deserialize(new DataInputDeserializer(bytes));
  }

  @Test
  void estimatesNoMoreUrlsThanThereAreRequests() {
    int beyond = 0;
    for (int source = 0; source < 10; source++) {
      ScrapeStats stats = new ScrapeStats(LAYOUT);
      for (int n = 1; n <= 2000; n++) {
        stats.add(n, "/partners/" + source + "/" + n, "agent", List.of("/partners"));
        assertThat(stats.uniqueUrls()).isLessThanOrEqualTo(n);
        beyond += stats.uniqueUrls() == n && !stats.uniqueUrlsExact() ? 1 : 0;
      }
    }
    assertThat(beyond).isPositive();
  }

  @Test
  void writesTheSameBytesAsEver() throws IOException {
    assertThat(HexFormat.of().formatHex(bytes(stats(1, 2)))).isEqualTo(GOLDEN);
    assertThat(read(HexFormat.of().parseHex(GOLDEN))).isEqualTo(stats(1, 2));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16, 17, 300})
  void survivesSerializationAndCopies(int requests) throws IOException {
    ScrapeStats stats = new ScrapeStats(LAYOUT);
    for (int i = 0; i < requests; i++) {
      stats.merge(stats(i));
    }
    assertThat(read(bytes(stats))).isEqualTo(stats);
    ScrapeStats copy = ScrapeStatsSerializer.INSTANCE.copy(stats);
    assertThat(copy).isEqualTo(stats);
    copy.merge(stats(1000));
    assertThat(copy).isNotEqualTo(stats);
    DataOutputSerializer out = new DataOutputSerializer(64);
    ScrapeStatsSerializer.INSTANCE.copy(new DataInputDeserializer(bytes(stats)), out);
    assertThat(out.getCopyOfBuffer()).isEqualTo(bytes(stats));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void mergesToTheSameBytesInAnyOrderAndGrouping(long seed) throws IOException {
    Random random = new Random(seed);
    List<ScrapeStats> parts = new ArrayList<>();
    ScrapeStats whole = new ScrapeStats(LAYOUT);
    for (int i = 0; i < 60; i++) {
      int number = random.nextInt(40);
      parts.add(stats(number));
      whole.merge(stats(number));
    }
    Collections.shuffle(parts, random);
    while (parts.size() > 1) {
      ScrapeStats taken = parts.remove(random.nextInt(parts.size()));
      parts.get(random.nextInt(parts.size())).merge(taken);
    }
    assertThat(bytes(parts.get(0))).isEqualTo(bytes(whole));
    assertThat(whole.count()).isEqualTo(60);
  }

  @Test
  void refusesAnUnknownVersion() throws IOException {
    byte[] bytes = bytes(stats(1));
    bytes[0] = 9;
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("unknown version 9");
  }

  @Test
  void restoresTheSerializerFromItsSnapshot() throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    TypeSerializerSnapshotSerializationUtil.writeSerializerSnapshot(
        out, ScrapeStatsSerializer.INSTANCE.snapshotConfiguration());
    TypeSerializerSnapshot<ScrapeStats> snapshot =
        TypeSerializerSnapshotSerializationUtil.readSerializerSnapshot(
            new DataInputDeserializer(out.getCopyOfBuffer()),
            Thread.currentThread().getContextClassLoader());
    TypeSerializer<ScrapeStats> restored = snapshot.restoreSerializer();
    assertThat(restored.deserialize(new DataInputDeserializer(bytes(stats(1, 2, 3)))))
        .isEqualTo(stats(1, 2, 3));
  }
}

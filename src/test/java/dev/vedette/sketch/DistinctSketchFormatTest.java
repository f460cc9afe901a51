package dev.vedette.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dynatrace.hash4j.hashing.HashStream64;
import com.dynatrace.hash4j.hashing.Hashing;
import com.sun.management.ThreadMXBean;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctSketchFormatTest {

  @ParameterizedTest
  @CsvSource({
    "512, 12, 0",
    "512, 12, 1",
    "512, 12, 512",
    "512, 12, 513",
    "512, 12, 50000",
    "1, 3, 1",
    "1, 3, 2",
    "65536, 14, 65536",
    "65536, 16, 65537",
    "10, 26, 10",
    "10, 15, 11"
  })
  void whatIsWrittenIsRead(int exactUpTo, int precision, int n) throws IOException {
    DistinctSketch sketch = sketch(exactUpTo, precision, n);
    byte[] bytes = Saved.bytes(sketch);

    DistinctSketch read = DistinctSketch.readFrom(Saved.input(bytes));

    assertThat(read).isEqualTo(sketch).hasSameHashCodeAs(sketch);
    assertThat(Saved.bytes(read)).isEqualTo(bytes);
    assertThat(read.count()).isEqualTo(sketch.count());
    assertThat(bytes).hasSize(n <= exactUpTo ? 9 + 8 * n : 5 + (1 << precision));
  }

  @Test
  void aReadSketchGoesOnAsTheWrittenOneWould() throws IOException {
    DistinctSketch sketch = sketch(60, 8, 55);
    DistinctSketch read = DistinctSketch.readFrom(Saved.input(Saved.bytes(sketch)));

    for (long hash = 1; hash < 20; hash++) {
      sketch.add(hash << 50);
      read.add(hash << 50);
      assertThat(Saved.bytes(read)).isEqualTo(Saved.bytes(sketch));
    }
    assertThat(read.isExact()).isFalse();
  }

  @Test
  void readsNoFurtherThanItsOwnBytes() throws IOException {
    byte[] bytes = Saved.bytes(sketch(60, 8, 55));
    try (DataInputStream in = Saved.input(Arrays.copyOf(bytes, bytes.length + 3))) {
      DistinctSketch.readFrom(in);
      assertThat(in.available()).isEqualTo(3);
    }
  }

  /** Savepoints outlive releases: a change of these bytes needs a new version and an old reader. */
  @Test
  void theBytesOfAnExactSketchNeverChange() {
    DistinctSketch sketch = new DistinctSketch(512, 12);
    sketch.add(TextHash.of("/partners"));
    sketch.add(TextHash.of("/suppliers"));
    sketch.add(0);
    sketch.add(TextHash.of("/partners"));

    assertThat(Saved.hex(Saved.bytes(sketch)))
        .isEqualTo("010c01ff0000000003" + "d371ef4c931b42760000000000000000327a869bc16d696a");
  }

  @Test
  void theBytesOfASmallEstimateNeverChange() {
    assertThat(Saved.hex(Saved.bytes(sketch(1, 3, 30)))).isEqualTo("01030000010812130808181111");
  }

  /** Many states at once, so that an update of the sketch library cannot change one unnoticed. */
  @Test
  void theBytesOfManySketchesNeverChange() {
    HashStream64 fingerprint = Hashing.xxh3_64().hashStream();
    for (int precision = 3; precision <= 15; precision++) {
      for (int n = 1; n <= 100_000; n *= 3) {
        fingerprint.putByteArray(Saved.bytes(sketch(16, precision, n)));
      }
    }

    assertThat(fingerprint.getAsLong()).isEqualTo(0xA9A616C5D53AFF91L);
  }

  @ParameterizedTest
  @CsvSource({
    "00 0c 01ff 00 00000000, unknown version 0",
    "02 0c 01ff 00 00000000, unknown version 2",
    "01 02 01ff 00 00000000, impossible precision 2",
    "01 1b 01ff 00 00000000, impossible precision 27",
    "01 ff 01ff 00 00000000, impossible precision 255",
    "01 0c 01ff 02 00000000, unknown form 2",
    "01 0c 01ff 00 00000201, impossible count 513",
    "01 0c 01ff 00 ffffffff, impossible count -1",
    "01 0c 01ff 00 7fffffff, impossible count 2147483647",
    "01 0c 01ff 00 00000002 0000000000000005 0000000000000005, out of order at index 1",
    "01 0c 01ff 00 00000002 0000000000000005 ffffffffffffffff, out of order at index 1",
    "01 03 01ff 01 0000000000000001, impossible register 1",
    "01 03 01ff 01 0700000000000000, impossible register 7",
    "01 03 01ff 01 000000000a000000, impossible register 10",
    "01 03 01ff 01 000000000d000000, impossible register 13"
  })
  void saysWhatIsWrongWithDamagedBytes(String hex, String trouble) {
    assertThatThrownBy(() -> DistinctSketch.readFrom(Saved.input(hex)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("saved distinct sketch: ")
        .hasMessageEndingWith(trouble);
  }

  /** The headers announce 64 MiB of registers and 65,536 hashes; nothing follows. */
  @ParameterizedTest
  @ValueSource(strings = {"01 1a 01ff 01", "01 1a 01ff 01 00000000", "01 0c ffff 00 00010000"})
  void reservesNoMemoryForBytesThatAreNotThere(String hex) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    DataInput in = Saved.input(hex);
    long before = threads.getCurrentThreadAllocatedBytes();

    assertThatThrownBy(() -> DistinctSketch.readFrom(in)).isInstanceOf(EOFException.class);

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(400_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 60, 61})
  void anyCutIsNoticed(int n) {
    byte[] bytes = Saved.bytes(sketch(60, 5, n));
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> DistinctSketch.readFrom(Saved.input(cut)))
          .isInstanceOf(EOFException.class);
    }
  }

  /** Damage is refused or gives a sketch that works; nothing else is thrown. */
  @Test
  void randomDamageNeverBreaksTheReader() {
    SplittableRandom random = new SplittableRandom(11);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = Saved.bytes(sketch(8, 4, random.nextInt(14)));
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      try {
        DistinctSketch read = DistinctSketch.readFrom(Saved.input(bytes));
        read.add(random.nextLong());
        assertThat(read.count()).isPositive();
      } catch (EOFException e) {
        assertThat(e).hasNoCause();
      } catch (IOException e) {
        assertThat(e).hasMessageStartingWith("saved distinct sketch: ");
      }
    }
  }

  private static DistinctSketch sketch(int exactUpTo, int precision, int n) {
    DistinctSketch sketch = new DistinctSketch(exactUpTo, precision);
    new SplittableRandom(n).longs(n).forEach(sketch::add);
    return sketch;
  }
}

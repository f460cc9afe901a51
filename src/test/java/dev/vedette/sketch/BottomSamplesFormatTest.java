package dev.vedette.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BottomSamplesFormatTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "/a", "/é€😀", "\0", "?", "\ufffd"})
  void valuesSurvive(String value) throws IOException {
    assertSurvives(value);
  }

  @Test
  void loneSurrogatesSurvive() throws IOException {
    List<String> values = List.of("\ud83d", "\ude00", "\ude00\ud83d", "a\ud83d\ud83d\ude00?\udc00");
    for (String value : values) {
      assertSurvives(value);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "é", "€", "😀", "\uffff"})
  void theLongestValuesSurvive(String unit) throws IOException {
    assertSurvives(unit.repeat(BottomSamples.MAX_CHARS / unit.length()));
    assertSurvives("\ud800" + unit.repeat(BottomSamples.MAX_CHARS));
  }

  private static void assertSurvives(String value) throws IOException {
    BottomSamples samples = new BottomSamples(3);
    samples.add(TextHash.of(value), value);
    samples.add(17, "/other");
    byte[] bytes = Saved.bytes(samples);

    try (DataInputStream in = Saved.input(Arrays.copyOf(bytes, bytes.length + 3))) {
      BottomSamples read = BottomSamples.readFrom(in);
      assertThat(read).isEqualTo(samples);
      assertThat(read.values()).isEqualTo(samples.values());
      assertThat(in.available()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, BottomSamples.MAX_SAMPLES})
  void emptyAndFullOnesSurvive(int k) throws IOException {
    BottomSamples samples = new BottomSamples(k);
    assertThat(BottomSamples.readFrom(Saved.input(Saved.bytes(samples)))).isEqualTo(samples);
    for (int i = 0; i < 2 * k; i++) {
      samples.add(TextHash.of("/" + i), "/" + i);
    }
    assertThat(BottomSamples.readFrom(Saved.input(Saved.bytes(samples)))).isEqualTo(samples);
  }

  /** Savepoints outlive releases: a change of these bytes needs a new version and an old reader. */
  @Test
  void theBytesNeverChange() {
    BottomSamples samples = new BottomSamples(5);
    samples.add(-1, "/é");
    samples.add(1, "\ud83d");

    assertThat(Saved.hex(Saved.bytes(samples)))
        .isEqualTo("0100050002" + "00000000000000010003eda0bd" + "ffffffffffffffff00032fc3a9");
  }

  @ParameterizedTest
  @CsvSource({
    "00 0005 0000, unknown version 0",
    "02 0005 0000, unknown version 2",
    "01 0000 0000, impossible k 0",
    "01 0401 0000, impossible k 1025",
    "01 0005 0006, impossible number 6",
    "01 0005 0001 0000000000000001 6001, impossible length 24577",
    "01 0005 0002 0000000000000001 0001 41 0000000000000001 0001 41, out of order at index 1",
    "01 0005 0002 0000000000000001 0001 42 0000000000000001 0001 41, out of order at index 1",
    "01 0005 0002 ffffffffffffffff 0001 41 0000000000000001 0001 41, out of order at index 1",
    "01 0005 0001 0000000000000001 0001 80, text of 1 bytes is not well-formed WTF-8",
    "01 0005 0001 0000000000000001 0003 eda041, text of 3 bytes is not well-formed WTF-8",
    "01 0005 0001 0000000000000001 0006 eda0bdedb880, text of 6 bytes is not well-formed WTF-8"
  })
  void saysWhatIsWrongWithDamagedBytes(String hex, String trouble) {
    assertThatThrownBy(() -> BottomSamples.readFrom(Saved.input(hex)))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith(trouble);
  }

  @Test
  void refusesAValueThatIsLongerThanAnyKept() {
    String hex = "01 0005 0001 0000000000000001 2001" + "41".repeat(0x2001);

    assertThatThrownBy(() -> BottomSamples.readFrom(Saved.input(hex)))
        .isInstanceOf(IOException.class)
        .hasMessage("saved samples: impossible length 8193");
  }

  @Test
  void anyCutIsNoticed() {
    BottomSamples samples = new BottomSamples(2);
    samples.add(1, "/é");
    samples.add(2, "/b");
    byte[] bytes = Saved.bytes(samples);
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> BottomSamples.readFrom(Saved.input(cut)))
          .isInstanceOf(EOFException.class);
    }
  }

  /** Damage is refused or gives samples that write what was read; nothing else is thrown. */
  @Test
  void randomDamageNeverBreaksTheReader() {
    SplittableRandom random = new SplittableRandom(13);
    BottomSamples samples = new BottomSamples(3);
    List.of("/é", "\ud83d", "😀").forEach(value -> samples.add(TextHash.of(value), value));
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = Saved.bytes(samples);
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      try {
        byte[] again = Saved.bytes(BottomSamples.readFrom(Saved.input(bytes)));
        assertThat(again).isEqualTo(Arrays.copyOf(bytes, again.length));
      } catch (EOFException e) {
        assertThat(e).hasNoCause();
      } catch (IOException e) {
        assertThat(e).message().matches("saved samples: .*|text of .* WTF-8");
      }
    }
  }
}

package dev.vedette.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BottomSamplesTest {

  private record Sample(long hash, String value) {}

  private static final Comparator<Sample> ORDER =
      Comparator.<Sample, Long>comparing(Sample::hash, Long::compareUnsigned)
          .thenComparing(Sample::value);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 40})
  void keepsTheSmallestWhateverOrderGroupingAndRepetition(int k) {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<Sample> offered = offered(random);

      BottomSamples samples = mergedInAnyWay(random, k, offered);

      assertThat(samples.values()).isEqualTo(expected(k, offered));
      BottomSamples inOneGo = new BottomSamples(k);
      offered.forEach(sample -> inOneGo.add(sample.hash(), sample.value()));
      assertThat(samples).isEqualTo(inOneGo).hasSameHashCodeAs(inOneGo);
      assertThat(Saved.bytes(samples)).isEqualTo(Saved.bytes(inOneGo));
    }
  }

  /** Some hashes are negative, many are shared, by the same value and by another one. */
  private static List<Sample> offered(Random random) {
    List<Sample> offered = new ArrayList<>();
    for (int i = random.nextInt(60); i > 0; i--) {
      long hash = (long) (random.nextInt(21) - 10) << 59;
      offered.add(new Sample(hash, "/" + random.nextInt(4)));
    }
    return offered;
  }

  private static List<String> expected(int k, List<Sample> offered) {
    TreeSet<Sample> sorted = new TreeSet<>(ORDER);
    sorted.addAll(offered);
    return sorted.stream().limit(k).map(Sample::value).toList();
  }

  private static BottomSamples mergedInAnyWay(Random random, int k, List<Sample> offered) {
    List<BottomSamples> parts = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(6); i++) {
      parts.add(new BottomSamples(k));
    }
    List<Sample> shuffled = new ArrayList<>(offered);
    shuffled.addAll(offered);
    Collections.shuffle(shuffled, random);
    shuffled.forEach(
        sample -> parts.get(random.nextInt(parts.size())).add(sample.hash(), sample.value()));
    while (parts.size() > 1) {
      Collections.shuffle(parts, random);
      BottomSamples last = parts.remove(parts.size() - 1);
      byte[] before = Saved.bytes(last);
      parts.get(0).merge(last);
      assertThat(Saved.bytes(last)).isEqualTo(before);
    }
    return parts.get(0);
  }

  /** In both directions: what is not wanted changes nothing, what changes something is wanted. */
  @Test
  void wantsWhateverCouldChangeIt() {
    for (int seed = 0; seed < 500; seed++) {
      BottomSamples samples = new BottomSamples(4);
      for (Sample sample : offered(new Random(seed))) {
        BottomSamples before = samples.copy();
        boolean wanted = samples.wants(sample.hash());
        samples.add(sample.hash(), sample.value());
        assertThat(samples.equals(before) || wanted).isTrue();
      }
    }
  }

  @Test
  void doesNotWantWhatIsAboveTheLargestKept() {
    BottomSamples samples = new BottomSamples(2);
    samples.add(5, "/five");
    assertThat(samples.wants(-1)).isTrue();
    samples.add(7, "/seven");

    assertThat(samples.wants(8)).isFalse();
    assertThat(samples.wants(-1)).isFalse();
    assertThat(samples.wants(7)).isTrue();
    assertThat(samples.wants(0)).isTrue();
  }

  @Test
  void aCopyGoesItsOwnWayAndValuesAreASnapshot() {
    BottomSamples samples = new BottomSamples(2);
    samples.add(5, "/five");
    List<String> values = samples.values();

    BottomSamples copy = samples.copy();
    copy.add(1, "/one");

    assertThat(copy.values()).containsExactly("/one", "/five");
    assertThat(samples.values()).containsExactly("/five");
    samples.add(2, "/two");
    assertThat(values).containsExactly("/five");
  }

  @Test
  void isEqualByContent() {
    BottomSamples samples = new BottomSamples(3);
    assertThat(samples).isEqualTo(new BottomSamples(3)).isNotEqualTo(new BottomSamples(2));
    samples.add(0, "/a");

    BottomSamples otherValue = new BottomSamples(3);
    otherValue.add(0, "/b");
    BottomSamples otherHash = new BottomSamples(3);
    otherHash.add(1, "/a");

    assertThat(samples).isNotEqualTo(new BottomSamples(3));
    assertThat(samples).isNotEqualTo(otherValue).isNotEqualTo(otherHash);
    assertThat(samples).hasToString("BottomSamples[/a]");
  }

  @Test
  void keepsAValueOfTheLongestLengthWhole() {
    String value = "x".repeat(BottomSamples.MAX_CHARS);

    assertThat(kept(value)).isEqualTo(value);
  }

  @Test
  void cutsALongerValueAndSaysSo() {
    String value = "x".repeat(BottomSamples.MAX_CHARS + 1);

    assertThat(kept(value)).isEqualTo("x".repeat(BottomSamples.MAX_CHARS - 1) + "…");
  }

  @Test
  void doesNotCutThroughASurrogatePair() {
    String fits = "x".repeat(BottomSamples.MAX_CHARS - 3) + "😀";
    String splits = "x".repeat(BottomSamples.MAX_CHARS - 2) + "😀";

    assertThat(kept(fits + "yyy")).isEqualTo(fits + "…");
    assertThat(kept(splits + "yyy")).isEqualTo("x".repeat(BottomSamples.MAX_CHARS - 2) + "…");
  }

  /** A pair that starts where the ellipsis goes falls away whole and needs nothing more. */
  @Test
  void dropsAPairThatStartsBehindTheCut() {
    String start = "x".repeat(BottomSamples.MAX_CHARS - 1);

    assertThat(kept(start + "😀")).isEqualTo(start + "…");
  }

  @Test
  void cutValuesWithDifferentHashesStayTwo() {
    String start = "x".repeat(BottomSamples.MAX_CHARS);
    BottomSamples samples = new BottomSamples(3);
    samples.add(1, start + "a");
    samples.add(2, start + "b");
    samples.add(1, start + "a");

    assertThat(samples.values()).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aTextInItsBytesIsKeptAsItsString(String text) {
    byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
    BottomSamples ofBytes = new BottomSamples(2);
    ofBytes.add(7, new Utf8Text(bytes, 1, bytes.length - 2));
    Arrays.fill(bytes, (byte) '!'); // whose array it is may use it again

    BottomSamples ofString = new BottomSamples(2);
    ofString.add(7, text);
    assertThat(ofBytes).isEqualTo(ofString);
    assertThat(ofBytes.values()).isEqualTo(ofString.values());
  }

  static Stream<String> texts() {
    return Stream.of(
        "", "/partners", "/pärtner/株", "x".repeat(9000), "ä".repeat(5000), "😀".repeat(5000));
  }

  @Test
  void bytesThatAreNoUtf8AreReplacedAsInAString() throws IOException {
    byte[] bytes = {'/', 'p', (byte) 0xff, (byte) 0xc3};
    BottomSamples samples = new BottomSamples(2);
    samples.add(7, new Utf8Text(bytes, 0, bytes.length));
    assertThat(samples.values()).containsExactly("/p\ufffd\ufffd");
    assertThat(
            BottomSamples.readFrom(
                new DataInputStream(new ByteArrayInputStream(Saved.bytes(samples)))))
        .isEqualTo(samples);
  }

  @Test
  void refusesToMergeAnotherNumberOfSamples() {
    assertThatThrownBy(() -> new BottomSamples(3).merge(new BottomSamples(4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cannot merge 4 samples into 3 samples");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1025})
  void refusesANumberOutOfRange(int k) {
    assertThatThrownBy(() -> new BottomSamples(k))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("is " + k);
  }

  private static String kept(String value) {
    BottomSamples samples = new BottomSamples(1);
    samples.add(1, value);
    return samples.values().get(0);
  }
}

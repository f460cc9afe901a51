package dev.vedette.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctSketchTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 10, 512, 768, 1024})
  void countsExactlyUpToTheLimitAndSwitchesRightAboveIt(int limit) {
    DistinctSketch sketch = new DistinctSketch(limit, 12);
    assertThat(sketch.count()).isZero();

    for (int n = 1; n <= limit; n++) {
      sketch.add(TextHash.of("/page/" + n));
      sketch.add(TextHash.of("/page/" + (n + 1) / 2));
      assertThat(sketch.count()).isEqualTo(n);
      assertThat(sketch.isExact()).isTrue();
    }
    sketch.add(TextHash.of("/page/" + (limit + 1)));

    assertThat(sketch.isExact()).isFalse();
    assertThat(sketch.count()).isGreaterThan(limit);
  }

  @Test
  void countsTheHashZero() {
    DistinctSketch sketch = sketch(2, 8, List.of(0L, 5L, 0L));
    assertThat(sketch.count()).isEqualTo(2);
    assertThat(sketch.isExact()).isTrue();

    DistinctSketch other = sketch(2, 8, List.of(5L, 7L));
    sketch.merge(other);
    assertThat(sketch).isEqualTo(sketch(2, 8, List.of(7L, 0L, 5L)));
    assertThat(sketch.isExact()).isFalse();
  }

  /** A coarse estimate is often below the limit, which the switch has proved to be passed. */
  @Test
  void neverEstimatesLessThanItHasSeen() {
    for (int seed = 0; seed < 200; seed++) {
      DistinctSketch sketch = sketch(100, 3, hashes(seed, 101));
      assertThat(sketch.count()).isGreaterThanOrEqualTo(101);
    }
  }

  /** Sizes on both sides of the limit of 60, so that exact and estimating ones meet. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 10, 59, 60, 61, 100, 400, 3000})
  void contentDependsOnTheSetAloneWhateverOrderGroupingAndRepetition(int n) {
    for (int seed = 0; seed < 20; seed++) {
      List<Long> hashes = hashes(seed, n);
      byte[] expected = Saved.bytes(sketch(60, 6, hashes));

      assertThat(Saved.bytes(mergedInAnyWay(new Random(seed), hashes))).isEqualTo(expected);
    }
  }

  /** Splits the hashes among sketches, some into several, and merges random pairs to the end. */
  private static DistinctSketch mergedInAnyWay(Random random, List<Long> hashes) {
    List<DistinctSketch> parts = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(12); i++) {
      parts.add(new DistinctSketch(60, 6));
    }
    List<Long> shuffled = new ArrayList<>(hashes);
    shuffled.addAll(hashes.subList(0, hashes.size() / 3));
    Collections.shuffle(shuffled, random);
    shuffled.forEach(hash -> parts.get(random.nextInt(parts.size())).add(hash));
    while (parts.size() > 1) {
      Collections.shuffle(parts, random);
      DistinctSketch last = parts.remove(parts.size() - 1);
      byte[] before = Saved.bytes(last);
      parts.get(0).merge(last);
      assertThat(Saved.bytes(last)).isEqualTo(before);
    }
    return parts.get(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 60, 61, 1000})
  void addingOrMergingWhatIsKnownChangesNothing(int n) {
    List<Long> hashes = hashes(7, n);
    DistinctSketch sketch = sketch(60, 6, hashes);
    byte[] before = Saved.bytes(sketch);

    hashes.forEach(sketch::add);
    sketch.merge(sketch.copy());
    sketch.merge(sketch);
    sketch.merge(new DistinctSketch(60, 6));

    assertThat(Saved.bytes(sketch)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 60, 61})
  void aCopyIsEqualAndGoesItsOwnWay(int n) {
    DistinctSketch sketch = sketch(60, 6, hashes(3, n));
    byte[] before = Saved.bytes(sketch);

    DistinctSketch copy = sketch.copy();
    assertThat(copy).isEqualTo(sketch).hasSameHashCodeAs(sketch);
    hashes(4, 30).forEach(copy::add);

    assertThat(copy).isNotEqualTo(sketch);
    assertThat(Saved.bytes(sketch)).isEqualTo(before);
  }

  @Test
  void isEqualByContent() {
    List<Long> hashes = hashes(5, 60);
    List<Long> reversed = new ArrayList<>(hashes);
    Collections.reverse(reversed);
    DistinctSketch sketch = sketch(60, 6, hashes);

    assertThat(sketch).isEqualTo(sketch(60, 6, reversed));
    assertThat(sketch).hasSameHashCodeAs(sketch(60, 6, reversed));
    assertThat(sketch).isNotEqualTo(sketch(61, 6, hashes)).isNotEqualTo(sketch(60, 7, hashes));
    assertThat(sketch).isNotEqualTo(sketch(60, 6, hashes.subList(1, 60)));
    assertThat(sketch).isNotEqualTo(sketch(60, 6, hashes(5, 61)));
    assertThat(sketch(60, 6, hashes(5, 61))).isNotEqualTo(sketch(60, 6, hashes(6, 61)));
  }

  @ParameterizedTest
  @CsvSource({"61, 6", "60, 7", "59, 6", "60, 5"})
  void refusesToMergeOtherParametersAndStaysAsItWas(int exactUpTo, int precision) {
    DistinctSketch sketch = sketch(60, 6, hashes(1, 5));
    DistinctSketch other = sketch(exactUpTo, precision, hashes(2, 5));

    assertThatThrownBy(() -> sketch.merge(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("exactUpTo=" + exactUpTo + ", precision=" + precision)
        .hasMessageContaining("exactUpTo=60, precision=6");
    assertThat(sketch.count()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({"0, 12, 0", "-1, 12, -1", "65537, 12, 65537", "10, 2, 2", "10, 27, 27"})
  void refusesParametersOutOfRange(int exactUpTo, int precision, String named) {
    assertThatThrownBy(() -> new DistinctSketch(exactUpTo, precision))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("is " + named);
  }

  @ParameterizedTest
  @CsvSource({"1, 3", "65536, 26"})
  void acceptsTheEndsOfTheRanges(int exactUpTo, int precision) {
    assertThat(new DistinctSketch(exactUpTo, precision).count()).isZero();
  }

  private static DistinctSketch sketch(int exactUpTo, int precision, List<Long> hashes) {
    DistinctSketch sketch = new DistinctSketch(exactUpTo, precision);
    hashes.forEach(sketch::add);
    return sketch;
  }

  private static List<Long> hashes(int seed, int n) {
    return new SplittableRandom(seed).longs(n).boxed().toList();
  }
}

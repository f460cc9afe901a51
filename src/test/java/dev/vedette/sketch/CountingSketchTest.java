package dev.vedette.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class CountingSketchTest {
  @Test
  void nothingIsCountedYet() {
    CountingSketch sketch = new CountingSketch(4);
    assertThat(sketch.mayExceed(3, 0)).isFalse();
  }

  @Test
  void tellsWhetherMoreWasCounted() {
    CountingSketch sketch = new CountingSketch(4);
    sketch.add(3, 7);
    sketch.add(3, 3);
    assertThat(sketch.mayExceed(3, 9)).isTrue();
    assertThat(sketch.mayExceed(3, 10)).isFalse();
    assertThat(sketch.mayExceed(2, 0)).isFalse();
  }

  @Test
  void hashesWithTheSameLowBitsAreAddedTogether() {
    CountingSketch sketch = new CountingSketch(4);
    sketch.add(0x103, 7);
    sketch.add(0x203, 7);
    assertThat(sketch.mayExceed(0x303, 13)).isTrue();
    assertThat(sketch.mayExceed(0x303, 14)).isFalse();
  }

  @Test
  void aFullCounterStandsForAnyNumber() {
    CountingSketch sketch = new CountingSketch(0);
    sketch.add(0, 254);
    assertThat(sketch.mayExceed(0, 253)).isTrue();
    assertThat(sketch.mayExceed(0, 254)).isFalse();
    sketch.add(0, 1);
    assertThat(sketch.mayExceed(0, Long.MAX_VALUE)).isTrue();
    sketch.add(0, 1);
    assertThat(sketch.mayExceed(0, Long.MAX_VALUE)).isTrue();
  }

  @Test
  void takesAnyCount() {
    CountingSketch sketch = new CountingSketch(1);
    sketch.add(1, Long.MAX_VALUE);
    assertThat(sketch.mayExceed(1, 1_000_000)).isTrue();
    assertThat(sketch.mayExceed(0, 0)).isFalse();
  }

  @Test
  void isNeverBelowWhatWasCounted() {
    SplittableRandom random = new SplittableRandom(1);
    CountingSketch sketch = new CountingSketch(6);
    Map<Long, Long> counted = new HashMap<>();
    for (int i = 0; i < 300; i++) {
      long hash = random.nextLong(200);
      long count = random.nextLong(1, 9);
      sketch.add(hash, count);
      counted.merge(hash, count, Long::sum);
    }
    counted.forEach((hash, count) -> assertThat(sketch.mayExceed(hash, count - 1)).isTrue());
  }
}

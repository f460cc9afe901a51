package dev.vedette.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactHashesTest {

  /** Few distinct low bits make all hashes fight for the same slots, the last one included. */
  @ParameterizedTest
  @ValueSource(longs = {-1L, 0x7L, 0xFFFF_FFFF_0000_0003L, 0x3L << 62, 0x1L << 63 | 0xFFFL})
  void isTheSetOfWhatWasAdded(long mask) {
    SplittableRandom random = new SplittableRandom(mask);
    ExactHashes hashes = new ExactHashes();
    TreeSet<Long> expected = new TreeSet<>();

    for (int i = 0; i < 3000; i++) {
      long hash = random.nextLong() & mask;
      assertThat(hashes.add(hash)).isEqualTo(expected.add(hash));
      assertThat(hashes.size()).isEqualTo(expected.size());
    }

    assertThat(hashes.sorted()).containsExactly(expected.toArray(new Long[0]));
    List<Long> passed = new ArrayList<>();
    hashes.forEach(passed::add);
    assertThat(passed).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void countsTheHashZero() {
    ExactHashes hashes = new ExactHashes();

    assertThat(hashes.add(0)).isTrue();
    assertThat(hashes.add(0)).isFalse();
    assertThat(hashes.size()).isEqualTo(1);
    assertThat(hashes.sorted()).containsExactly(0);
    assertThat(hashes).isNotEqualTo(new ExactHashes());
  }

  @Test
  void isEqualWhateverTheOrder() {
    // All four want the same slot, so that the order decides who gets it.
    ExactHashes ascending = of(1L << 40, 2L << 40, 3L << 40, 0);
    ExactHashes descending = of(0, 3L << 40, 2L << 40, 1L << 40);

    assertThat(ascending).isEqualTo(descending).hasSameHashCodeAs(descending);
    assertThat(ascending).isNotEqualTo(of(1L << 40, 2L << 40, 4L << 40, 0));
    assertThat(ascending).isNotEqualTo(of(1L << 40, 2L << 40, 3L << 40, 4L << 40));
  }

  private static ExactHashes of(long... hashes) {
    ExactHashes set = new ExactHashes();
    for (long hash : hashes) {
      set.add(hash);
    }
    return set;
  }

  @Test
  void aSetWithRoomIsTheSameAsOneThatGrew() {
    for (int n = 0; n < 60; n++) {
      ExactHashes roomy = new ExactHashes(n);
      ExactHashes grown = new ExactHashes();
      for (long hash = 0; hash < n + 5; hash++) {
        assertThat(roomy.add(hash * 0x9e3779b97f4a7c15L)).isTrue();
        grown.add(hash * 0x9e3779b97f4a7c15L);
      }
      assertThat(roomy).isEqualTo(grown);
      assertThat(roomy.sorted()).isEqualTo(grown.sorted());
    }
  }
}

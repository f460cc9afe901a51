package dev.vedette.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EightBytesTest {
  @Test
  void findsTheFirstOfAnySetOfMarkedBytes() {
    for (int set = 1; set < 256; set++) {
      long topBits = 0;
      for (int i = 0; i < 8; i++) {
        if ((set >>> i & 1) != 0) {
          topBits |= 0x80L << (8 * i);
        }
      }
      assertThat(EightBytes.firstMarked(topBits)).isEqualTo(Integer.numberOfTrailingZeros(set));
    }
  }
}

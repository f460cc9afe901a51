package dev.vedette.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class Wtf8Test {
  @Test
  void noticesAByteBeyondAsciiAtAnyPlace() {
    for (int length = 0; length < 20; length++) {
      byte[] bytes = new byte[length];
      assertThat(Wtf8.isAscii(bytes)).isTrue();
      for (int i = 0; i < length; i++) {
        bytes[i] = (byte) 0x80;
        assertThat(Wtf8.isAscii(bytes)).isFalse();
        bytes[i] = 0x7f;
      }
      assertThat(Wtf8.isAscii(bytes)).isTrue();
    }
  }
}

package dev.vedette.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {
  /** Leads and seconds at the edges of the ranges, so that random text meets them often. */
  private static final int[] EDGES = {
    0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED,
    0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF8, 0xFF
  };

  @Test
  void agreesWithTheJdkOnEveryShortSequenceOfEdges() {
    for (int first : EDGES) {
      for (int second : EDGES) {
        for (int third : EDGES) {
          assertAgrees(new byte[] {(byte) first, (byte) second, (byte) third, (byte) 0x80});
        }
      }
    }
  }

  @Test
  void agreesWithTheJdkOnRandomText() {
    Random random = new Random(11);
    for (int n = 0; n < 50_000; n++) {
      byte[] bytes = new byte[random.nextInt(40)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (random.nextInt(4) == 0 ? EDGES[random.nextInt(EDGES.length)] : 'a');
      }
      assertAgrees(bytes);
    }
  }

  @Test
  void looksOnlyAtItsPart() {
    byte[] bytes = {-1, 'a', (byte) 0xC3, (byte) 0xA9, -1};

    assertThat(Utf8.firstInvalid(bytes, 1, 4)).isEqualTo(4);
    assertThat(Utf8.firstInvalid(bytes, 1, 3)).isEqualTo(2);
  }

  private static void assertAgrees(byte[] bytes) {
    assertThat(Utf8.firstInvalid(bytes, 0, bytes.length))
        .as("%s", bytes)
        .isEqualTo(decodable(bytes));
  }

  /** How far the JDK's decoder comes; it reports malformed input by default. */
  private static int decodable(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    decoder.decode(in, CharBuffer.allocate(bytes.length + 1), true);
    return in.position();
  }
}

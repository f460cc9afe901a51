package dev.vedette.sketch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextHashTest {

  /** The expected values are those of the reference implementation in C, version 0.8.1. */
  @ParameterizedTest
  @CsvSource({
    "'', 2d06800538d394c2",
    "a, e6c632b61e964e1f",
    "/partners, d371ef4c931b4276",
    "https://www.example.com/partners/suppliers?page=2, 548ea66e59abcb29",
    "/société/é€😀, 45610ac8f5d364a7"
  })
  void isTheReferenceXxh3OfTheUtf8Bytes(String value, String expected) {
    assertThat(Long.toHexString(TextHash.of(value))).isEqualTo(expected);
  }

  @Test
  void hashesLongTextAsTheReferenceDoes() {
    assertThat(TextHash.of("/x".repeat(200))).isEqualTo(0x73D8B97F71C2B630L);
  }

  /** Also from the reference implementation, over ED A0 BD and 2F 61 ED B0 80 3F 62. */
  @Test
  void hashesLoneSurrogatesInTheirThreeBytes() {
    assertThat(TextHash.of("\ud83d")).isEqualTo(0x984FD36C17AE5F23L);
    assertThat(TextHash.of("/a\udc00?b")).isEqualTo(0x7F0B0400DA4BD722L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/a?b=1", "/é", "/€", "/😀", "/😀😀x"})
  void agreesOnTheStringAndOnItsBytesAnywhereInAnArray(String value) {
    byte[] utf8 = ("<" + value + ">>").getBytes(UTF_8);

    assertThat(TextHash.of(utf8, 1, utf8.length - 3)).isEqualTo(TextHash.of(value));
  }

  @Test
  void differsForAllShortStringsOverCharactersThatEncodersConfuse() {
    char[] alphabet = {'?', 'a', '\ud83d', '\ude00', '\udbff', '\udc00', '\ufffd', 'é', '\0'};
    Map<Long, String> seen = new HashMap<>();

    for (int code = 0; code < 9 * 9 * 9 * 9; code++) {
      StringBuilder value = new StringBuilder();
      for (int rest = code; rest > 0; rest /= alphabet.length) {
        value.append(alphabet[rest % alphabet.length]);
      }
      assertThat(seen.put(TextHash.of(value.toString()), value.toString())).isNull();
    }
  }

  @Test
  void everyCharacterSurvivesItsEncoding() throws Exception {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      String value = "x" + (char) c;
      assertThat(Wtf8.decode(Wtf8.encode(value))).isEqualTo(value);
    }
  }

  @Test
  void randomCharactersSurviveTheirEncoding() throws Exception {
    SplittableRandom random = new SplittableRandom(1);
    for (int round = 0; round < 2000; round++) {
      StringBuilder value = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        boolean surrogate = random.nextInt(3) > 0;
        value.append((char) (surrogate ? random.nextInt(0xD800, 0xE000) : random.nextInt(0x900)));
      }
      assertThat(Wtf8.decode(Wtf8.encode(value.toString()))).isEqualTo(value.toString());
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 3", "-1, 2", "5, 0", "3, -1"})
  void refusesRangesOutsideTheArray(int offset, int length) {
    byte[] bytes = new byte[4];

    assertThatThrownBy(() -> TextHash.of(bytes, offset, length))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}

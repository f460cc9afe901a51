package dev.vedette.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawBytesTest {

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  /** A two-byte, a three-byte and a four-byte character, each cut in every way. */
  @ParameterizedTest
  @ValueSource(strings = {"C3BC", "E282AC", "F09F9880"})
  void leavesOffTheBeginningOfACharacterThatTheCutWentThrough(String character) {
    byte[] whole = hex("61" + character);
    for (int length = 1; length < whole.length; length++) {
      assertThat(new RawBytes(Arrays.copyOf(whole, length), true).text()).contains("a");
    }
    assertThat(new RawBytes(whole, true).text())
        .contains(new String(whole, StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"61C3", "61F09F98"})
  void keepsAllBytesOfARecordThatItselfBreaksOff(String digits) {
    assertThat(new RawBytes(hex(digits), false).text()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"61FF", "FF61", "6180", "61808080", "C328C3", "61EDA080", "61F5"})
  void isNoTextWhenACutDoesNotExplainTheFault(String digits) {
    assertThat(new RawBytes(hex(digits), true).text()).isEmpty();
  }

  @Test
  void takesNothingForEmptyText() {
    assertThat(new RawBytes(new byte[0], true).text()).contains("");
    assertThat(new RawBytes(hex("C3"), true).text()).contains("");
  }
}

package dev.vedette.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TermScanTest {
  private static final List<String> TERMS =
      QueryContent.TOOLS.stream().map(OsintTool::term).toList();

  private final TermScan scan = new TermScan(TERMS);

  private static boolean mayHave(TermScan scan, String json) {
    byte[] bytes = ("foca" + json + "foca").getBytes(UTF_8);
    return scan.mayHave(bytes, 4, bytes.length - 4);
  }

  @ParameterizedTest
  @CsvSource({
    "foca, true",
    "x FOCA.exe, true",
    "focal64, false",
    "focas foca, true",
    "\\nfoca, true",
    "\\u0066oca, true",
    "f\\u004Fca, true",
    "recon\\u002dng, true",
    "recon-n, false",
    "ſpiderfoot lin\u212aedint, false",
    "fo\\u0022ca \\u00ae \\ud83d\\ude00, false",
    "c:\\\\users, false",
    "f, false"
  })
  void saysWhichStringsMayHaveATerm(String json, boolean expected) {
    assertThat(mayHave(scan, json)).isEqualTo(expected);
    assertThat(scan.usable()).isTrue();
  }

  @Test
  void findsATermThatEndsInPunctuationWhateverFollows() {
    TermScan punctuated = new TermScan(List.of("get-"));
    assertThat(mayHave(punctuated, "run get-contacts")).isTrue();
    assertThat(mayHave(punctuated, "run getcontacts")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "ünder", "a/b", "a\\b", "a\"b", "a\nb", "a\u007f"})
  void cannotLookForTermsThatAJsonStringWritesInOtherWays(String term) {
    assertThat(new TermScan(List.of("foca", term)).usable()).isFalse();
  }

  /**
   * Whatever way a JSON string is written, the answer is yes when {@link PlainHas} finds a term.
   */
  @Test
  void neverOverlooksATerm() {
    Random random = new Random(13);
    int had = 0;
    for (int round = 0; round < 20_000; round++) {
      String text = text(random);
      boolean has = TERMS.stream().anyMatch(term -> PlainHas.has(text, term));
      had += has ? 1 : 0;
      if (has) {
        assertThat(mayHave(scan, json(text, random))).as(text).isTrue();
      }
    }
    assertThat(had).isBetween(5_000, 15_000);
  }

  private static String text(Random random) {
    String[] around = {"", " ", "\n", "\t", "\"", "\\", "/", "u", "é", "s", "-", "_", "日", "7"};
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(4); n > 0; n--) {
      String term = TERMS.get(random.nextInt(TERMS.size()));
      text.append(around[random.nextInt(around.length)]);
      for (int i = 0; i < term.length(); i++) {
        char c = term.charAt(i);
        text.append(random.nextBoolean() ? c : Character.toUpperCase(c));
      }
      text.append(around[random.nextInt(around.length)]);
    }
    return text.toString();
  }

  private static String json(String text, Random random) {
    boolean byNumber = random.nextInt(3) == 0;
    StringBuilder json = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c == '\n' || c == '\t') {
        json.append(c == '\n' ? "\\n" : "\\t");
      } else if (byNumber && random.nextInt(10) == 0) {
        json.append(
            random.nextBoolean() ? "\\u%04x".formatted((int) c) : "\\u%04X".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    return json.toString();
  }
}

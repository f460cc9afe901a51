package dev.vedette.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PlainEscapesTest {
  private final PlainEscapes escapes = new PlainEscapes();

  private String resolved(String text) {
    byte[] bytes = ("..." + text + "...").getBytes(UTF_8);
    boolean plain = escapes.resolve(bytes, 3, bytes.length - 3);
    return plain ? new String(escapes.text(), 0, escapes.length(), UTF_8) : null;
  }

  @Test
  void resolvesWhatStandsForOneCharacter() {
    assertThat(resolved("https:\\/\\/www.example.com\\/partners"))
        .isEqualTo("https://www.example.com/partners");
    assertThat(resolved("\\\"\\\\\\b\\f\\n\\r\\t")).isEqualTo("\"\\\b\f\n\r\t");
    assertThat(resolved("")).isEmpty();
  }

  @Test
  void leavesEscapesByNumberToTheJsonReader() {
    assertThat(resolved("a\\u0041")).isNull();
    assertThat(resolved("\\\\u0041")).isEqualTo("\\u0041");
  }

  @Test
  void readsAsTheJsonReaderDoes() throws Exception {
    ObjectMapper json = new ObjectMapper();
    String[] parts = {"a", "é", "日", "\\/", "\\\"", "\\\\", "\\n", "\\t", "\\b", "\\f", "\\r", "/"};
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(400); n > 0; n--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      assertThat(resolved(text.toString()))
          .isEqualTo(json.readValue("\"" + text + "\"", String.class));
    }
  }
}

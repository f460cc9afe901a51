package dev.vedette.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each text with a damaged row and without: what a file is does not depend on one row. */
final class FormatRecognitionTest {
  private static final String ROW = "{\"A\":1,\"B\":{\"x\":[]}}";

  private static Layout recognise(String text, boolean whole) {
    return new FormatRecognition(text.getBytes(UTF_8), whole, true).recognise();
  }

  private static void assertIs(Layout layout, String text, boolean whole) {
    assertThat(recognise(text.replace("ROW", ROW), whole)).isEqualTo(layout);
    for (String damaged : new String[] {"{\"A\":1 1}", "{\"A\":,\"B\":1}", "{\"A\":\"\"\"}"}) {
      String withOne = text.replace("ROW", ROW).replaceFirst("\\Q" + ROW + "\\E", damaged);
      assertThat(recognise(withOne, whole)).as(withOne).isEqualTo(layout);
      int last = text.lastIndexOf("ROW");
      String withLast = text.substring(0, last) + damaged + text.substring(last + 3);
      assertThat(recognise(withLast.replace("ROW", ROW), whole)).as(withLast).isEqualTo(layout);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ROW\nROW\nROW\n",
        " ROW\r\nROW",
        "ROW",
        "{\"records\":[ROW,ROW]}\n{\"records\":[ROW]}\n",
        "{\"records\":[ROW,ROW]}"
      })
  void recognisesARecordALine(String text) {
    assertIs(Layout.JSON_LINES, text, true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[ROW,ROW]",
        "[ROW]\n[ROW]\n",
        "[\nROW,\nROW\n]\n",
        "\uFEFF[ROW\r\n,ROW]",
        "{\"records\":[\nROW,\nROW\n]}\n",
        "{\"records\":[ROW,\nROW,\nROW]}\n",
        "{ \"x\": {\"y\": 1}, \"records\" : [ROW, \r\nROW,\r\nROW]}\r\n",
        "{\n  \"records\": [\n    ROW,\n    ROW\n  ]\n}\n",
        "\uFEFF{\r\n  \"records\": [\r\n    ROW,\r\n    ROW\r\n  ]\r\n}\r\n"
      })
  void recognisesADocument(String text) {
    assertIs(Layout.JSON_DOCUMENT, text, true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"records\":[ROW,ROW,", "{\"x\":[1],\"records\":[ROW,ROW,ROW,{\"A"})
  void recognisesAnEnvelopeOnALineThatIsLongerThanTheHead(String text) {
    assertIs(Layout.JSON_DOCUMENT, text, false);
  }
}

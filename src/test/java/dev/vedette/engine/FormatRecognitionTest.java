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
        "{\"records\":[ROW,ROW]}",
        "{\"TimeGenerated\":\"x\",\"more\":{\nROW\nROW\n",
        "{\"TimeGenerated\":\"x\",\"more\":[\nROW\nROW\nROW\n"
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
        "{\"records\":[ROW,{\"A\":\"x\ny\"},ROW]}\n",
        "{\"records\":\n[\nROW,\nROW,\nROW\n]}\n",
        "{\"time\":\"x\",\n\"records\":[\nROW,\nROW,\nROW\n]}\n",
        "{\"records\":[ROW\n,ROW\n,ROW\n,ROW]}\n",
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

  /** By the JSON reader too, when the format is named. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\n\"A\":1},\nROW,\nROW\n]\n",
        "[\"A\":1},ROW,ROW]",
        "[\n## exported\nROW,\nROW\n]\n",
        "## exported\n[\nROW,\nROW\n]\n",
        "## exported\n[ROW,ROW]\n",
        "[\n,\nROW,\nROW\n]\n",
        "1},\nROW,\nROW\n]\n",
        "ROW,\nROW,\nROW,\n",
        "ROW\n,ROW\n,ROW\n",
        "[\n  \"A\": 1\n  },\n  {\n  \"A\": 2\n  },\n  {\n  \"A\": 3\n  }\n]\n",
        "## exported\n[\n  {\n  \"A\": 2\n  },\n  {\n  \"A\": 3\n  }\n]\n",
        "\0\0\0\0\n,ROW\n,ROW\n"
      })
  void recognisesADocumentWhoseBeginningIsDamaged(String text) {
    byte[] head = text.replace("ROW", ROW).getBytes(UTF_8);
    assertThat(new FormatRecognition(head, true, true).recognise()).isEqualTo(Layout.JSON_DOCUMENT);
    assertThat(new FormatRecognition(head, true, true).json()).isEqualTo(Layout.JSON_DOCUMENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[Mon Jan 05 10:00:00 2026] [core:error] {\"A\n",
        "[2026-01-05] service started {}, {x}\n",
        "a,b,c\n1,2,3\n",
        "2026-01-05 10:00:00 [INFO] {\"user\":\"x\"}\n",
        "[2026-01-05 10:00:00] {\"user\":\"x\"}\n[2026-01-05 10:00:01] {\"user\":\"y\"}\n",
        "x body: [{\"a\":1}]\n",
        "id,json\n1,{\"b\":1},2\n2,{\"b\":2},3\n",
        "<x>[{\"a\":1}]</x>\n",
        "app[12] {\"a\":1}\napp[12] {\"a\":2}\n",
        "<a>{\"b</a>"
      })
  void recognisesNothingWithoutARow(String text) {
    assertThat(recognise(text, true)).isNull();
  }

  /** No row has a line of its own, so the first line tells. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\n \"records\": [\n {\n \"A\": 1 1\n },\n {\n \"A\": 2\n }\n ]\n}\n",
        "{ \r\n \"records\": [\r\n {\r\n \"A\": 1 1\r\n }\r\n ]\r\n}\r\n",
        "{\"records\": [ \t\n {\n \"A\": 1 1\n }\n ]\n}\n",
        "{\n  \"A\": 1 1\n}\n{\n  \"A\": 2\n}\n"
      })
  void recognisesADocumentOfRowsOverManyLines(String text) {
    assertThat(recognise(text, true)).isEqualTo(Layout.JSON_DOCUMENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \r\n\t\n",
        "\uFEFF",
        "{\"A\":1,\n{\"B\":\n",
        "{\"A\":\"x\n",
        "{\"A\":1 1}\n{\"A\":\n",
        "{\"records\":[{\"A\":\"x\n{\"records\":[{\"A\":1 1}]}\n",
        "{\"records\":[{\"A\":1 1},{\"A\"",
        "{\"A\":1},\n{\"A\":1}\n{\"A\":2}\n{\"A\":2}\n",
        "# a comment\n{\"A\":1}\n{\"A\":2}\n",
        "x},\n{\"A\":1}\n{\"A\":2}\n"
      })
  void recognisesLinesWhenNothingSpeaksForADocument(String text) {
    assertThat(recognise(text, true)).isEqualTo(Layout.JSON_LINES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage\n", "[Mon Jan 05] garbage\n", "a,{\"b\":1 1}\n"})
  void recognisesAnAccessLog(String before) {
    String line =
        "203.0.113.7 - - [05/Jan/2026:10:00:00 +0000] \"GET / HTTP/1.1\" 200 1 \"-\" \"a\"\n";
    byte[] head = (before + line + line).getBytes(UTF_8);
    assertThat(new FormatRecognition(head, true, true).recognise())
        .isEqualTo(Layout.ACCESS_LOG_LINES);
    assertThat(new FormatRecognition(head, true, false).recognise()).isNull();
    assertThat(new FormatRecognition(head, true, true).json())
        .isEqualTo(before.startsWith("[") ? Layout.JSON_DOCUMENT : Layout.JSON_LINES);
  }
}

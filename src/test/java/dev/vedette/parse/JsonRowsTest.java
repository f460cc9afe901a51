package dev.vedette.parse;

import static dev.vedette.model.RejectReason.INVALID_JSON;
import static dev.vedette.model.RejectReason.NOT_AN_OBJECT;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.vedette.model.RejectReason;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRowsTest {
  private static final Columns COLUMNS = Columns.of("A", "B");

  @Test
  void readsABareRow() {
    assertRows("{\"B\":\"two\",\"x\":[1,{\"A\":9}],\"A\":\"one\"}", "null:[one, two]");
  }

  @Test
  void leavesMissingAndNullColumnsNull() {
    assertRows("{\"A\":null}", "null:[null, null]");
    assertRows("{}", "null:[null, null]");
  }

  @Test
  void keepsEmptyStringsApartFromNull() {
    assertRows("{\"A\":\"\"}", "null:[, null]");
  }

  @Test
  void givesNumbersAndBooleansAsWritten() {
    assertRows("{\"A\":-0.10e+02,\"B\":true}", "null:[-0.10e+02, true]");
    assertRows(
        "{\"A\":123456789012345678901234567890,\"B\":false}",
        "null:[123456789012345678901234567890, false]");
  }

  @Test
  void givesNestedValuesAsCompactJson() {
    assertRows(
        "{\"A\":{ \"k\" : [ 1.10, 1e400, null, \"\\u00e9\\\"\" , {} ] },\"B\":[ ]}",
        "null:[{\"k\":[1.10,1e400,null,\"é\\\"\",{}]}, []]");
  }

  @Test
  void decodesEscapesInNamesAndValues() {
    assertRows("{\"\\u0041\":\"\\ud83d\\ude00\\n\"}", "null:[😀\n, null]");
  }

  @Test
  void letsTheLastOfDuplicateKeysWin() {
    assertRows("{\"A\":1,\"A\":2}", "null:[2, null]");
    assertRows("{\"A\":1,\"A\":null}", "null:[null, null]");
    assertRows("{\"A\":{\"A\":1},\"A\":3}", "null:[3, null]");
  }

  @Test
  void forgetsTheRowBefore() {
    assertRows("[{\"A\":1,\"Type\":\"T\"},{\"B\":2}]", "T:[1, null]", "null:[null, 2]");
    assertRows(
        "[{\"properties\":{\"A\":1},\"category\":\"C\"},{\"properties\":{\"B\":2}},{}]",
        "C:[1, null]",
        "null:[null, 2]",
        "null:[null, null]");
  }

  @Test
  void readsTheRowsOfAnEnvelopeAndIgnoresItsOtherKeys() {
    assertRows(
        "{\"A\":0,\"records\":[{\"A\":1},{\"A\":2}],\"B\":{\"A\":[3]}}",
        "null:[1, null]",
        "null:[2, null]");
  }

  @Test
  void takesRecordsForAColumnUnlessItIsAList() {
    RecordedRows read = RecordedRows.of(Columns.of("records"), "{\"records\":{\"A\":1}}");

    assertThat(read.rows).containsExactly("null:[{\"A\":1}]");
  }

  @Test
  void readsBothOfTwoRecordsLists() {
    assertRows(
        "{\"records\":[{\"A\":1}],\"records\":[{\"A\":2}]}", "null:[1, null]", "null:[2, null]");
  }

  @Test
  void takesAnEnvelopeInsideAnEnvelopeForARowWithoutColumns() {
    assertRows("{\"records\":[{\"records\":[{\"A\":1}]}]}", "null:[null, null]");
  }

  @Test
  void deliversNothingForAnEmptyList() {
    assertRows("[]");
    assertRows("{\"records\":[]}");
  }

  @Test
  void readsStreamingEnvelopesWithTheirKeysInAnyOrder() {
    assertRows(
        """
        {"records":[
          {"time":"2026-01-05T10:04:12Z","tenantId":"t","operationName":"Publish",
           "category":"AdvancedHunting-DeviceProcessEvents","properties":{"A":1,"B":"x"}},
          {"properties":{"A":2,"x":{"A":5}},"A":7,"category":"AdvancedHunting-DeviceInfo"}]}
        """,
        "DeviceProcessEvents:[1, x]",
        "DeviceInfo:[2, null]");
  }

  @Test
  void readsAStreamingEnvelopeThatStandsAlone() {
    assertRows(
        "{\"properties\":{\"A\":1},\"category\":\"AdvancedHunting-DeviceInfo\"}",
        "DeviceInfo:[1, null]");
  }

  @Test
  void takesPropertiesForTheRowOnlyWhenTheyAreAnObject() {
    assertRows("{\"A\":1,\"properties\":\"{}\"}", "null:[1, null]");
    assertRows("{\"A\":1,\"properties\":{\"A\":2},\"properties\":null}", "null:[1, null]");
    assertRows("{\"properties\":{\"A\":2,\"B\":2},\"properties\":{\"A\":3}}", "null:[3, null]");
  }

  @Test
  void takesPropertiesInsidePropertiesForAColumn() {
    RecordedRows read =
        RecordedRows.of(Columns.of("properties"), "{\"properties\":{\"properties\":{\"A\":1}}}");

    assertThat(read.rows).containsExactly("null:[{\"A\":1}]");
  }

  @Test
  void namesTheTableByTheTypeColumnWithoutACategory() {
    assertRows("{\"A\":1,\"Type\":\"CommonSecurityLog\"}", "CommonSecurityLog:[1, null]");
    assertRows("{\"Type\":\"Outer\",\"properties\":{\"Type\":\"Inner\"}}", "Inner:[null, null]");
    assertRows("{\"Type\":\"\"}", "null:[null, null]");
    assertRows("{\"Type\":5}", "null:[null, null]");
    assertRows("{\"Type\":\"T\",\"Type\":null}", "null:[null, null]");
  }

  @Test
  void prefersTheCategoryToTheType() {
    assertRows(
        "{\"Type\":\"T\",\"category\":\"AdvancedHunting-DeviceInfo\"}", "DeviceInfo:[null, null]");
    assertRows(
        "{\"properties\":{\"Type\":\"T\"},\"category\":\"DeviceInfo\"}", "DeviceInfo:[null, null]");
    assertRows(
        "{\"category\":\"AdvancedHunting-X\",\"category\":null,\"Type\":\"T\"}", "T:[null, null]");
  }

  @Test
  void takesNoTableFromABareRowsOwnCategory() {
    assertRows("{\"Type\":\"T\",\"category\":\"attack\"}", "T:[null, null]");
    assertRows("{\"category\":[\"AdvancedHunting-X\"]}", "null:[null, null]");
    assertRows("{\"category\":\"AdvancedHunting-\"}", "null:[null, null]");
  }

  @Test
  void givesWantedEnvelopeNamesAsColumnsToo() {
    RecordedRows read =
        RecordedRows.of(Columns.of("category", "Type"), "{\"category\":\"c\",\"Type\":\"T\"}");

    assertThat(read.rows).containsExactly("T:[c, T]");
  }

  @Test
  void deliversTheRowsAroundASyntaxError() {
    RecordedRows read =
        RecordedRows.of(
            COLUMNS, "\uFEFF{\"records\":[{\"A\":1},{\"A\":2},{\"A\":},{\"A\":3},5,{\"A\":4}]}");

    assertThat(read.rows)
        .containsExactly("null:[1, null]", "null:[2, null]", "null:[3, null]", "null:[4, null]");
    assertThat(read.reasons).containsExactly(INVALID_JSON, NOT_AN_OBJECT);
    assertThat(read.details.get(0)).startsWith("Unexpected character ('}'").endsWith("at byte 37");
    assertThat(read.details.get(1))
        .isEqualTo("list element is a number, not an object, at byte 47");
  }

  @Test
  void tellsAFaultBetweenRowsOnce() {
    for (String record :
        List.of("[{\"A\":1}{\"A\":2},,{\"A\":3}]", "[{\"A\":1},{\"A\":2},{\"A\":3}")) {
      RecordedRows read = RecordedRows.of(COLUMNS, record);

      assertThat(read.rows).containsExactly("null:[1, null]", "null:[2, null]", "null:[3, null]");
      assertThat(read.reasons).containsExactly(INVALID_JSON);
    }
  }

  @Test
  void readsRowsBehindABracketThatClosesTheirListTooEarly() {
    RecordedRows read = RecordedRows.of(COLUMNS, "{\"records\":[{\"A\":1]},{\"A\":2}],{\"A\":3}]}");

    assertThat(read.rows).containsExactly("null:[2, null]", "null:[3, null]");
    assertThat(read.reasons).containsExactly(INVALID_JSON);
  }

  @Test
  void deliversTheRowsBeforeASyntaxErrorAtTheEnd() {
    RecordedRows read = RecordedRows.of(COLUMNS, "{\"records\":[{\"A\":1},{\"A\":2},{\"A\":}]}");

    assertThat(read.rows).containsExactly("null:[1, null]", "null:[2, null]");
    assertThat(read.reasons).containsExactly(INVALID_JSON);
    assertThat(read.details.get(0)).startsWith("Unexpected character ('}'").endsWith("at byte 34");
  }

  @Test
  void deliversTheRowsOfACutEnvelope() {
    RecordedRows read = RecordedRows.of(COLUMNS, "[{\"A\":1},{\"A\":2");

    assertThat(read.rows).containsExactly("null:[1, null]");
    assertThat(read.reasons).containsExactly(INVALID_JSON);
    assertThat(read.details.get(0)).contains("end-of-input").endsWith("at byte 15");
  }

  @Test
  void rejectsABareRowWithContentAfterIt() {
    assertRejected("{\"A\":1} garbage", INVALID_JSON, "Unrecognized token 'garbage'");
    assertRejected("{\"A\":1} {\"A\":2}", INVALID_JSON, "Content after the end of the value");
    assertRejected("{\"A\":1}}", INVALID_JSON, "Unexpected close marker '}'");
    assertRejected("{\"A\":1", INVALID_JSON, "Unexpected end-of-input");
  }

  @Test
  void deliversTheRowsOfAListWithContentAfterIt() {
    RecordedRows read = RecordedRows.of(COLUMNS, "{\"records\":[{\"A\":1}]} 5");

    assertThat(read.rows).containsExactly("null:[1, null]");
    assertThat(read.details).containsExactly("Unexpected value beside the rows at byte 23");
  }

  @Test
  void rejectsElementsThatAreNotObjectsAndGoesOn() {
    RecordedRows read = RecordedRows.of(COLUMNS, "[{\"A\":1},null,[{\"A\":9}],\"s\",7,{\"A\":2}]");

    assertThat(read.rows).containsExactly("null:[1, null]", "null:[2, null]");
    assertThat(read.reasons).hasSize(4).containsOnly(NOT_AN_OBJECT);
    assertThat(read.details)
        .containsExactly(
            "list element is null, not an object, at byte 10",
            "list element is a list, not an object, at byte 15",
            "list element is a string, not an object, at byte 25",
            "list element is a number, not an object, at byte 29");
  }

  @Test
  void rejectsAnElementThatBreaksOffOnlyOnce() {
    assertRejected("[\"abc", INVALID_JSON, "Unexpected end-of-input in VALUE_STRING");
    assertRejected("[[{\"A\":1}", INVALID_JSON, "Unexpected end-of-input");
  }

  @Test
  void rejectsARootThatIsNotAnObject() {
    assertRejected("null", NOT_AN_OBJECT, "record is null, not an object, at byte 1");
    assertRejected(" \"text\" ", NOT_AN_OBJECT, "record is a string, not an object, at byte 2");
    assertRejected("-1.5", NOT_AN_OBJECT, "record is a number, not an object, at byte 1");
    assertRejected("true", NOT_AN_OBJECT, "record is true, not an object, at byte 1");
  }

  @Test
  void rejectsARootWithContentAfterItAsInvalid() {
    assertRejected("1 2", INVALID_JSON, "Content after the end of the value");
    assertRejected("\"abc", INVALID_JSON, "Unexpected end-of-input in VALUE_STRING");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\r\n\t "})
  void rejectsNothingAsEmpty(String blank) {
    RecordedRows read = RecordedRows.of(COLUMNS, blank);

    assertThat(read.reasons).containsExactly(INVALID_JSON);
    assertThat(read.details).containsExactly("empty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'A':1}", "{A:1}", "{\"A\":1,}", "[{\"A\":1},]", "{\"A\":NaN}", "{\"A\":01}",
        "{\"A\":+1}", "{\"A\":.5}", "{\"A\":\"\\q\"}", "{\"A\":\"\t\"}", "// {}", "{\"A\"}",
        "{\"x\":\"\\u12\"}", "]"
      })
  void acceptsNoDialect(String text) {
    assertThat(RecordedRows.of(COLUMNS, text).reasons).endsWith(INVALID_JSON);
  }

  @Test
  void skipsAByteOrderMark() {
    assertRows("\uFEFF{\"A\":1}", "null:[1, null]");
    assertRejected("\uFEFF{\"A\":1} x", INVALID_JSON, "Unrecognized token 'x'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"A\":\"\u00ff\"}",
        "{\"x\":\"\u00ff\"}",
        "{\"\u00ff\":1}",
        "\u00ff",
        "{\"A\":1}\u00ff",
        "{\"A\":\"\u00c3\"}",
        "{\"A\":\"\u00c0\u00af\"}",
        "{\"A\":\"\u00ed\u00a0\u0080\"}",
        "{\"A\":\"\u00f4\u0090\u0080\u0080\"}",
        "[\u00ff",
        "1\u00ff",
        " \u00ff"
      })
  void rejectsBytesThatAreNotUtf8(String latin) {
    RecordedRows read = RecordedRows.of(new JsonRows(COLUMNS), latin.getBytes(ISO_8859_1));

    assertThat(read.rows).isEmpty();
    assertThat(read.reasons).containsExactly(INVALID_JSON);
    assertThat(read.details.get(0)).startsWith("not UTF-8 text at byte ");
  }

  @Test
  void deliversTheRowsAroundBytesThatAreNotUtf8() {
    byte[] record = "[{\"A\":1},{\"A\":\"\u00ff\"},{\"A\":3}]".getBytes(ISO_8859_1);
    RecordedRows read = RecordedRows.of(new JsonRows(COLUMNS), record);

    assertThat(read.rows).containsExactly("null:[1, null]", "null:[3, null]");
    assertThat(read.details).containsExactly("not UTF-8 text at byte 16");
  }

  @Test
  void tellsTheSyntaxErrorBeforeBytesThatAreNotUtf8() {
    byte[] record = "{\"A\":} \"\u00ff\"}".getBytes(ISO_8859_1);
    RecordedRows read = RecordedRows.of(new JsonRows(COLUMNS), record);

    assertThat(read.details.get(0)).startsWith("Unexpected character ('}'").endsWith("at byte 6");
  }

  @Test
  void rejectsOtherEncodings() {
    RecordedRows read = RecordedRows.of(new JsonRows(COLUMNS), "{\"A\":1}".getBytes(UTF_16LE));

    assertThat(read.rows).isEmpty();
    assertThat(read.details).containsExactly("not UTF-8 text at byte 2");
  }

  @Test
  void rejectsNestingTooDeepForTheReaderWhereverItStands() {
    String deep = "[".repeat(100_000);
    for (String text : List.of(deep, "{\"A\":" + deep, "{\"x\":" + deep, "[{\"A\":" + deep)) {
      assertRejected(text, INVALID_JSON, "Document nesting depth (1001)");
    }
  }

  @Test
  void rejectsNumbersAndNamesTooLongForTheReader() {
    assertRejected("{\"A\":" + "9".repeat(2_000) + "}", INVALID_JSON, "Number value length");
    assertRejected("{\"" + "n".repeat(60_000) + "\":1}", INVALID_JSON, "Name length");
  }

  @Test
  void rejectsStringsTooLongForTheReader() {
    String text = "{\"A\":\"" + "s".repeat(20_100_000) + "\"}";

    assertRejected(text, INVALID_JSON, "String value length");
  }

  @Test
  void passesLoneSurrogatesOn() {
    assertRows("{\"A\":\"\\ud800\",\"B\":[\"\\udc00\"]}", "null:[\ud800, [\"\udc00\"]]");
  }

  @Test
  void tellsFaultsOnOneShortLine() {
    String detail = RecordedRows.of(COLUMNS, "{\"A\":" + "\u0001é".repeat(300)).details.get(0);

    assertThat(detail).hasSizeLessThan(200).matches("[ -~]+").matches(".* at byte \\d+");
  }

  @Test
  void readsOnlyItsPartOfTheBytes() {
    byte[] bytes = "{]{\"A\":1}}".getBytes(UTF_8);
    RecordedRows read = new RecordedRows();
    new JsonRows(COLUMNS).read(bytes, 2, bytes.length - 3, read);

    assertThat(read.rows).containsExactly("null:[1, null]");
    assertThat(read.reasons).isEmpty();
  }

  @Test
  void countsBytesFromTheRecordsBeginning() {
    byte[] bytes = "xxxx{\"A\":\"é\" ]".getBytes(UTF_8);
    RecordedRows read = new RecordedRows();
    new JsonRows(COLUMNS).read(bytes, 4, bytes.length - 4, read);

    assertThat(read.details.get(0)).endsWith(" at byte 11");
  }

  @Test
  void readsOnAfterAFault() {
    JsonRows reader = new JsonRows(COLUMNS);
    RecordedRows.of(reader, "{\"A\":1,\"B\":2".getBytes(UTF_8));

    assertThat(RecordedRows.of(reader, "{}".getBytes(UTF_8)).rows)
        .containsExactly("null:[null, null]");
  }

  @Test
  void letsTheConsumersOwnFaultsPass() {
    RowConsumer broken =
        new RowConsumer() {
          @Override
          public void row(String[] values, String table) {
            throw new IllegalStateException("broken consumer");
          }

          @Override
          public void rejected(RejectReason reason, String detail) {}
        };
    byte[] record = "{}".getBytes(UTF_8);

    assertThatIllegalStateException()
        .isThrownBy(() -> new JsonRows(COLUMNS).read(record, 0, record.length, broken));
  }

  /** Jackson remembers names from record to record, and refuses them when too many are alike. */
  @Test
  void readsRowsHoweverManyNamesHaveTheSameHash() {
    JsonRows reader = new JsonRows(COLUMNS);
    for (String name : namesOfOneHash(1000)) {
      byte[] record = ("{\"A\":1,\"" + name + "\":2}").getBytes(UTF_8);
      RecordedRows read = RecordedRows.of(reader, record);
      assertThat(read.details).isEmpty();
      assertThat(read.rows).containsExactly("null:[1, null]");
    }
  }

  /**
   * Names of eight characters. Jackson (ByteQuadsCanonicalizer.calcHash) mixes the first four
   * bytes, adds 33 times the last four, and only then its seed: whatever first four are drawn, last
   * four that lead to one and the same sum can be found.
   */
  private static Set<String> namesOfOneHash(int count) {
    int inverse = BigInteger.valueOf(33).modInverse(BigInteger.ONE.shiftLeft(32)).intValue();
    Random random = new Random(1);
    Set<String> names = new LinkedHashSet<>();
    while (names.size() < count) {
      byte[] name = new byte[8];
      random.nextBytes(name);
      ByteBuffer quads = ByteBuffer.wrap(name);
      quads.putInt(0, (quads.getInt(0) & 0x1f1f1f1f) | 0x60606060);
      int hash = quads.getInt(0);
      hash += hash >>> 15;
      hash ^= hash >>> 9;
      quads.putInt(4, (0x5a5a5a5a - hash) * inverse);
      String text = new String(name, ISO_8859_1);
      if (text.matches("[!#-\\[\\]-~]{8}")) {
        names.add(text);
      }
    }
    return names;
  }

  private static void assertRows(String json, String... rows) {
    RecordedRows read = RecordedRows.of(COLUMNS, json);

    assertThat(read.details).isEmpty();
    assertThat(read.rows).containsExactly(rows);
  }

  private static void assertRejected(String json, RejectReason reason, String detail) {
    RecordedRows read = RecordedRows.of(COLUMNS, json);

    assertThat(read.rows).isEmpty();
    assertThat(read.reasons).containsExactly(reason);
    assertThat(read.details.get(0)).startsWith(detail).doesNotContain("[Source");
  }
}

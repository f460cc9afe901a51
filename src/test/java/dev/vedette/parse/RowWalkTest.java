package dev.vedette.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The two ways to walk along a row must find the same. */
final class RowWalkTest {
  static final List<String> COLUMNS = List.of("A", "B", "x", "Timestamp", "Type");
  static final int FIRST_RAW = 2;
  private static final int PADDING = 40;

  @BeforeEach
  void needsTheLibrary() {
    assumeThat(NativeLibrary.isLoaded()).isTrue();
  }

  /** The outcome and, of a row that was read, all spans. */
  static String answer(RowWalk walk, byte[] record, int start, int length) {
    int[] spans = new int[RowWalk.NUMBERS * COLUMNS.size()];
    int outcome = walk.walk(record, start, length, spans);
    if (outcome == RowWalk.UNREAD) {
      return "unread";
    }
    StringBuilder found = new StringBuilder().append(outcome);
    for (int i = 0; i < spans.length; i += RowWalk.NUMBERS) {
      found.append(' ').append(spans[i]);
      if (spans[i] >= 0) {
        found.append('-').append(spans[i + 1]).append(spans[i + 2] == 0 ? "" : "e");
      }
    }
    return found.toString();
  }

  /** The rows of a list and the numbers of each, however many the walk reads at a time. */
  static String listAnswer(RowWalk walk, byte[] list, int start, int end) {
    int spans = RowWalk.NUMBERS * COLUMNS.size();
    int[] found = new int[3 * (spans + RowWalk.ROW_NUMBERS)];
    StringBuilder answer = new StringBuilder();
    int at = start;
    for (int read = 1; read > 0; ) {
      read = walk.walkList(list, at, end, found);
      for (int i = 0; i < read; i++) {
        int first = i * (spans + RowWalk.ROW_NUMBERS);
        for (int column = first; column < first + spans; column += RowWalk.NUMBERS) {
          answer.append(found[column]).append(' ');
          if (found[column] >= 0) {
            answer.append(found[column + 1]).append(' ').append(found[column + 2]).append(' ');
          }
        }
        at = found[first + spans + 1];
        answer.append(found[first + spans]).append('-').append(at).append(' ');
        answer.append(found[first + spans + 2]).append('\n');
      }
      if (read > 0) {
        while (at < end && list[at] <= ' ') {
          at++;
        }
        if (at == end || list[at] != ',') {
          return answer.append("then ").append(at).toString();
        }
        at++;
      }
    }
    return answer.append("unread").toString();
  }

  static void assertSameList(byte[] list, int start, int end) {
    assertThat(listAnswer(new NativeRowWalk(COLUMNS, FIRST_RAW), list, start, end))
        .as(new String(list, start, end - start, UTF_8))
        .isEqualTo(listAnswer(new JavaRowWalk(COLUMNS, FIRST_RAW), list, start, end));
  }

  static void assertSame(byte[] record, int start, int length) {
    assertThat(answer(new NativeRowWalk(COLUMNS, FIRST_RAW), record, start, length))
        .as(new String(record, start, length, UTF_8))
        .isEqualTo(answer(new JavaRowWalk(COLUMNS, FIRST_RAW), record, start, length));
  }

  private static void assertSame(String record) {
    byte[] bytes = record.getBytes(UTF_8);
    assertSame(bytes, 0, bytes.length);
    assertSameList(bytes, 0, bytes.length);
    // Among other bytes, so that an end that is overlooked shows.
    byte[] among = new byte[bytes.length + 2 * PADDING];
    for (String around : List.of("\"", "}", ",\"A\":\"", "\\u", "é")) {
      byte[] pattern = around.getBytes(UTF_8);
      for (int i = 0; i < among.length; i++) {
        among[i] = pattern[i % pattern.length];
      }
      System.arraycopy(bytes, 0, among, PADDING, bytes.length);
      assertSame(among, PADDING, bytes.length);
      assertSameList(among, PADDING, PADDING + bytes.length);
    }
  }

  @Test
  void findsColumnsAndTheirEscapes() {
    byte[] row =
        "{\"A\":\"plain\",\"x\":\"raw\\/escaped\",\"B\":null,\"Type\":\"t\",\"n\":-1.5e+7}"
            .getBytes(UTF_8);

    assertThat(answer(new NativeRowWalk(COLUMNS, FIRST_RAW), row, 0, row.length))
        .isEqualTo("1 6-11 -2 18-30e -1 49-50");
  }

  @Test
  void findsColumnsInTheEnvelopeOfTheStreamingApi() {
    byte[] row =
        ("{\"A\":\"outer\",\"category\":\"AdvancedHunting-T\","
                + "\"properties\":{\"B\":\"in\",\"Type\":\"t\",\"category\":\"c\"},\"x\":\"o\"}")
            .getBytes(UTF_8);

    for (RowWalk walk :
        List.of(new NativeRowWalk(COLUMNS, FIRST_RAW), new JavaRowWalk(COLUMNS, FIRST_RAW))) {
      assertThat(answer(walk, row, 0, row.length)).isEqualTo("1 -1 63-65 -1 -1 41-42");
    }
  }

  @Test
  void passesOverNestedValuesThatAreNotWanted() {
    byte[] row = "{\"y\":[1, {\"A\": \"in\"}], \"A\":\"b\", \"z\":{}}".getBytes(UTF_8);

    for (RowWalk walk :
        List.of(new NativeRowWalk(COLUMNS, FIRST_RAW), new JavaRowWalk(COLUMNS, FIRST_RAW))) {
      assertThat(answer(walk, row, 0, row.length)).isEqualTo("1 28-29 -1 -1 -1 -1");
    }
  }

  @Test
  void findsTheRowsOfAList() {
    byte[] list = "[ {\"A\":\"é\"} ,{\"x\":\"\\n\"}, 7]".getBytes(UTF_8);

    for (RowWalk walk :
        List.of(new NativeRowWalk(COLUMNS, FIRST_RAW), new JavaRowWalk(COLUMNS, FIRST_RAW))) {
      assertThat(listAnswer(walk, list, 1, list.length))
          .isEqualTo("8 10 0 -1 -1 -1 -1 2-12 2\n-1 -1 20 22 1 -1 -1 14-24 1\nunread");
    }
  }

  @Test
  void agreesOnListsLongerThanTheLibraryLooksAtATime() {
    for (int seed = 0; seed < 200; seed++) {
      RandomJson json = new RandomJson(seed);
      Random random = new Random(seed);
      StringBuilder list = new StringBuilder();
      int longest = random.nextInt(4) == 0 ? 20_000 : 3_000;
      for (int n = 0; n < 60; n++) {
        String filled = "{\"A\":\"" + "a".repeat(random.nextInt(longest)) + "\"}";
        list.append(n == 0 ? "" : ",").append(n % 3 > 0 ? filled : json.flatOrStreamedRow());
      }
      byte[] bytes = list.toString().getBytes(UTF_8);
      assertSameList(bytes, 0, bytes.length);
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      assertSameList(bytes, 0, bytes.length);
    }
  }

  @Test
  void agreesOnRowsOfEveryKind() {
    for (String row :
        List.of(
            "",
            "{",
            "{}",
            "{\"\":\"\"}",
            " {\t\"A\" : \"b\" \r} ",
            "{\"A\":\"b\"}}",
            "{\"A\":\"b\",}",
            "{\"A\":1}",
            "{\"A\":\"\\n\"}",
            "{\"x\":\"\\n\"}",
            "{\"x\":\"\\u00e9\\\"\"}",
            "{\"x\":\"\\u00g9\"}",
            "{\"x\":\"\\",
            "{\"x\":\"\\u00",
            "{\"Type\":\"\\n\"}",
            "{\"y\":\"\\q\"}",
            "{\"y\":\"\t\"}",
            "{\"y\":[1]}",
            "{\"y\":{}}",
            "{\"y\":tru}",
            "{\"y\":true,\"z\":false,\"w\":nul}",
            "{\"y\":0}",
            "{\"y\":,\"z\":1}",
            "{\"y\": ,\"z\":1}",
            "{\"y\": 1, \"z\": \"\", \"A\": \"b\", \"y\":  1}",
            "{\"k\":[" + "\"\",".repeat(4000) + "\"\"],\"B\":\"x\",\"k\":1}",
            "{\"k\":\"" + "v".repeat(1200) + "\",\"B\":\"x\",\"k\":1}",
            "{" + "\"\":\"\",".repeat(2000) + "\"B\":\"x\",\"k\":1}",
            "{\"y\":00}",
            "{\"y\":-}",
            "{\"y\":1.}",
            "{\"y\":1e}",
            "{\"y\":1e+}",
            "{\"y\":1.5E-3 }",
            "{\"y\":" + "1".repeat(101) + "}",
            "{\"y\":" + "1".repeat(100) + "}",
            "{\"" + "n".repeat(257) + "\":1}",
            "{\"" + "n".repeat(256) + "\":1}",
            "{\"A\\u0041\":1}",
            "{\"category\":\"AdvancedHunting-DeviceInfo\"}",
            "{\"category\":\"AdvancedHunting\"}",
            "{\"category\":\"\\u0041\"}",
            "{\"category\":\"AdvancedHunting-\",\"Type\":\"t\"}",
            "{\"category\":\"t\",\"category\":null,\"properties\":{\"A\":\"b\"}}",
            "{\"category\":\"t\",\"category\":7,\"properties\":{\"A\":\"b\"}}",
            "{\"properties\":{\"A\":\"b\"},\"category\":\"\",\"A\":\"c\"}",
            "{\"A\":\"c\",\"Type\":\"t\",\"properties\":{\"x\":\"b\"},\"A\":7}",
            "{\"A\":\"c\",\"properties\":null}",
            "{\"properties\":\"p\",\"properties\":{\"A\":\"b\"}}",
            "{\"properties\":{\"A\":\"b\"},\"properties\":\"p\"}",
            "{\"properties\":{\"A\":\"b\"},\"properties\":{\"B\":\"b\"}}",
            "{\"properties\":{\"properties\":{\"A\":\"b\"}}}",
            "{\"properties\":{\"properties\":\"p\",\"category\":\"t\"}}",
            "{\"properties\":{}}",
            "{\"properties\":{\"A\":\"b\"}",
            "{\"properties\":{\"A\":\"b\"}}}",
            "{\"y\":[]}",
            "{\"y\":[ ] ,\"x\":\"b\"}",
            "{\"y\":[1 , \"\\n\",null,{ \"A\":[true] , \"\":-1.5}, [[]]],\"x\":\"b\"}",
            "{\"y\":{\"A\":\"é\",\"category\":\"c\",\"properties\":{\"A\":\"b\"}},\"A\":\"c\"}",
            "{\"y\":[1,]}",
            "{\"y\":[,1]}",
            "{\"y\":[1 2]}",
            "{\"y\":[1}",
            "{\"y\":{1:2}}",
            "{\"y\":{\"a\" 1}}",
            "{\"y\":{\"a\\u0041\":1}}",
            "{\"y\":{\"a\":1,}}",
            "{\"y\":{\"a\":1]}",
            "{\"y\":[\"\\q\"]}",
            "{\"y\":[01]}",
            "{\"y\":{\"" + "n".repeat(257) + "\":1}}",
            "{\"A\":[1]}",
            "{\"x\":{}}",
            "{\"records\":[],\"x\":\"b\"}",
            "{\"records\":{},\"x\":\"b\"}",
            "{\"category\":[],\"x\":\"b\"}",
            "{\"properties\":[],\"x\":\"b\"}",
            "{\"properties\":{\"y\":[{}],\"records\":[],\"x\":\"b\"},\"y\":{}}",
            "{\"y\":" + "[".repeat(20) + "]".repeat(20) + "}",
            "{\"y\":" + "[".repeat(21) + "]".repeat(21) + "}",
            "{\"y\":" + "{\"y\":".repeat(20) + "1" + "}".repeat(21),
            "{\"A\":\"b\"},{\"A\":\"c\"}",
            "{\"A\":\"b\"} , \t{\"A\":\"c\"} ]",
            "{\"A\":\"b\"},,{\"A\":\"c\"}",
            "{\"A\":\"b\"},{\"A\":7},{\"A\":\"c\"}",
            "{\"A\":\"b\"},",
            "{\"A\":\"é\",\"B\":\"日本語\"}",
            "{\"A\":\"1\",\"A\":null}",
            "{\"A\":null,\"A\":\"2\"}")) {
      assertSame(row);
    }
  }

  @Test
  void agreesOnStringsOfEveryLengthAndWhatMayStandInThem() {
    for (int length = 0; length < 70; length++) {
      for (String odd : List.of("", "\"", "\\\\", "\\", "\u001f", " ", "\u007f", "é", "\u0000")) {
        for (int at = 0; at <= length; at += 1 + length / 8) {
          String text = "a".repeat(at) + odd + "a".repeat(length - at);
          assertSame("{\"x\":\"" + text + "\",\"" + text + "\":null}");
        }
      }
    }
  }

  @Test
  void agreesOnRandomRowsWholeOrDamaged() {
    int read = 0;
    for (int seed = 0; seed < 4000; seed++) {
      byte[] row = new RandomJson(seed).flatOrStreamedRow().getBytes(UTF_8);
      String answer = answer(new JavaRowWalk(COLUMNS, FIRST_RAW), row, 0, row.length);
      read += answer.equals("unread") ? 0 : 1;
      assertSame(row, 0, row.length);
      Random random = new Random(seed);
      for (int i = 0; i < 4; i++) {
        byte[] damaged = row.clone();
        damaged[random.nextInt(row.length)] = (byte) random.nextInt(256);
        assertSame(damaged, 0, damaged.length);
        assertSame(damaged, 0, random.nextInt(damaged.length));
        assertSameList(damaged, 0, damaged.length);
      }
    }
    assertThat(read).isGreaterThan(200);
  }

  /** Rows of texts and whole numbers go a way of their own in the library. */
  @Test
  void agreesOnRowsAsMostAreWholeOrDamaged() {
    int read = 0;
    for (int seed = 0; seed < 4000; seed++) {
      Random random = new Random(seed);
      byte[] row = usualRow(random, 1 + random.nextInt(60)).getBytes(UTF_8);
      String answer = answer(new JavaRowWalk(COLUMNS, FIRST_RAW), row, 0, row.length);
      read += answer.equals("unread") ? 0 : 1;
      assertSame(row, 0, row.length);
      for (int i = 0; i < 4; i++) {
        byte[] damaged = row.clone();
        damaged[random.nextInt(row.length)] = (byte) "\"\\,:}{0\n é".charAt(random.nextInt(10));
        assertSame(damaged, 0, damaged.length);
        assertSame(damaged, 0, random.nextInt(damaged.length));
        assertSameList(damaged, 0, damaged.length);
      }
    }
    assertThat(read).isGreaterThan(2000);
  }

  /** Up to one member is unlike the others. */
  private static String usualRow(Random random, int members) {
    List<String> names = List.of("A", "B", "x", "Timestamp", "Type", "Tmestampi", "", "n");
    List<String> oddNames = List.of("category", "records", "n".repeat(256), "n".repeat(257));
    List<String> oddValues =
        List.of("007", "0", "-1.5", "1".repeat(100), "1".repeat(101), "null", "\"\\/é\"", "\"\"");
    int odd = random.nextInt(2 * members);
    String blank = oneOf(List.of("", "", " ", "  "), random);
    StringBuilder row = new StringBuilder("{");
    for (int i = 0; i < members; i++) {
      String name = oneOf(i == odd && random.nextBoolean() ? oddNames : names, random);
      boolean wanted = COLUMNS.contains(name);
      int length = random.nextInt(random.nextInt(100) == 0 ? 1100 : 1 + random.nextInt(80));
      String text = '"' + "v".repeat(length) + '"';
      String value = !wanted && random.nextInt(4) == 0 ? String.valueOf(length) : text;
      value = i == odd ? oneOf(oddValues, random) : value;
      row.append(i == 0 ? "" : "," + blank).append('"').append(name).append("\":");
      row.append(blank).append(value);
    }
    return row.append('}').toString();
  }

  private static String oneOf(List<String> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }

  @Test
  void agreesOnRowsThatTheLibraryHasNoRoomFor() {
    for (int length : List.of(16_000, 16_367, 16_368, 16_369, 20_000)) {
      assertSame("{\"A\":\"" + "a".repeat(length) + "\",\"x\":\"b\"}");
    }
  }

  @Test
  void refusesPlacesOutsideTheArray() {
    NativeRowWalk walk = new NativeRowWalk(COLUMNS, FIRST_RAW);
    int[] spans = new int[RowWalk.NUMBERS * COLUMNS.size()];
    byte[] row = "{}".getBytes(UTF_8);
    for (List<Integer> place :
        List.of(List.of(0, 3), List.of(-1, 2), List.of(3, 0), List.of(1, -1))) {
      assertThatThrownBy(() -> walk.walk(row, place.get(0), place.get(1), spans))
          .isInstanceOf(IndexOutOfBoundsException.class);
      int end = place.get(0) + place.get(1);
      assertThatThrownBy(() -> walk.walkList(row, place.get(0), end, spans))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }
}

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
  private static final List<String> COLUMNS = List.of("A", "B", "x", "Timestamp", "Type");
  private static final int FIRST_RAW = 2;
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

  static void assertSame(byte[] record, int start, int length) {
    assertThat(answer(new NativeRowWalk(COLUMNS, FIRST_RAW), record, start, length))
        .as(new String(record, start, length, UTF_8))
        .isEqualTo(answer(new JavaRowWalk(COLUMNS, FIRST_RAW), record, start, length));
  }

  private static void assertSame(String record) {
    byte[] bytes = record.getBytes(UTF_8);
    assertSame(bytes, 0, bytes.length);
    // Among other bytes, so that an end that is overlooked shows.
    byte[] among = new byte[bytes.length + 2 * PADDING];
    for (String around : List.of("\"", "}", ",\"A\":\"", "\\u", "é")) {
      byte[] pattern = around.getBytes(UTF_8);
      for (int i = 0; i < among.length; i++) {
        among[i] = pattern[i % pattern.length];
      }
      System.arraycopy(bytes, 0, among, PADDING, bytes.length);
      assertSame(among, PADDING, bytes.length);
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
      byte[] row = new RandomJson(seed).flatRow().getBytes(UTF_8);
      String answer = answer(new JavaRowWalk(COLUMNS, FIRST_RAW), row, 0, row.length);
      read += answer.equals("unread") ? 0 : 1;
      assertSame(row, 0, row.length);
      Random random = new Random(seed);
      for (int i = 0; i < 4; i++) {
        byte[] damaged = row.clone();
        damaged[random.nextInt(row.length)] = (byte) random.nextInt(256);
        assertSame(damaged, 0, damaged.length);
        assertSame(damaged, 0, random.nextInt(damaged.length));
      }
    }
    assertThat(read).isGreaterThan(200);
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
    }
  }
}

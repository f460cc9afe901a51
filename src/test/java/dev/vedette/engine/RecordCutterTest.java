package dev.vedette.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecordCutterTest {
  private static final int LIMIT = 64;

  /** Hands out a few bytes at a time, so that every record meets a block's border. */
  private static InputStream dripping(String text, long seed) {
    Random random = new Random(seed);
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
      @Override
      public synchronized int read(byte[] bytes, int offset, int length) {
        return super.read(bytes, offset, Math.min(length, 1 + random.nextInt(7)));
      }
    };
  }

  /** Each record as {@code offset:text}; a too long one with its whole length. */
  private static List<String> cut(RecordCutter cutter) throws IOException {
    List<String> records = new ArrayList<>();
    while (cutter.next()) {
      String text =
          new String(cutter.bytes(), cutter.start(), cutter.length(), StandardCharsets.UTF_8);
      String fault = cutter.fault() == null ? "" : "!" + cutter.fullLength();
      records.add(cutter.offset() + ":" + text + fault);
    }
    return records;
  }

  private static List<String> lines(String text, long seed) throws IOException {
    return cut(new LineCutter(dripping(text, seed), Section.WHOLE, LIMIT));
  }

  private static List<String> document(String text, long seed) throws IOException {
    return cut(new JsonDocumentCutter(dripping(text, seed), 0, LIMIT));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void cutsLines(long seed) throws IOException {
    assertThat(lines("\ufeffa\r\nbb\n\n \t\r\nccc", seed)).containsExactly("3:a", "6:bb", "14:ccc");
    assertThat(lines("", seed)).isEmpty();
    assertThat(lines("\n\n", seed)).isEmpty();
    assertThat(lines("a\n", seed)).containsExactly("0:a");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void cutsRandomLinesAsSplitDoes(long seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      int length = 1 + random.nextInt(LIMIT);
      String line = "x".repeat(length);
      expected.add(text.length() + ":" + line);
      text.append(line).append(random.nextBoolean() ? "\n" : "\r\n");
    }
    // A line and its CRLF may be longer than the limit by one or two bytes.
    assertThat(cut(new LineCutter(dripping(text.toString(), seed), Section.WHOLE, LIMIT + 2)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void keepsTheHeadOfALineThatIsTooLongAndGoesOn(long seed) throws IOException {
    String longLine = "y".repeat(500);
    List<String> records = lines("a\n" + longLine + "\nb\n" + longLine, seed);
    assertThat(records).hasSize(4);
    assertThat(records.get(0)).isEqualTo("0:a");
    assertThat(records.get(1)).startsWith("2:yyyy").endsWith("y!500");
    assertThat(records.get(2)).isEqualTo("503:b");
    assertThat(records.get(3)).startsWith("505:yyyy").endsWith("y!500");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void cutsArraysEnvelopesAndBareObjects(long seed) throws IOException {
    assertThat(document("[{\"a\":\"]}\"},\n {\"b\":[{}]} ]", seed))
        .containsExactly("1:{\"a\":\"]}\"}", "14:{\"b\":[{}]}");
    assertThat(document("{\"x\":{\"records\":[1]},\"records\" : [{\"a\":1},2],\"y\":[{}]}", seed))
        .containsExactly("34:{\"a\":1}", "42:2");
    assertThat(document("{\"a\":\"records\",\n\"b\":[1]}\n[]{\"c\":\"\\\"\"}", seed))
        .containsExactly("0:{\"a\":\"records\",\n\"b\":[1]}", "27:{\"c\":\"\\\"\"}");
  }

  /** Usual rows are found several at a time in what has been read, others one by one. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void cutsListsOfUsualAndOtherRowsAnywhere(long seed) throws IOException {
    Random random = new Random(seed);
    String[] rows = {
      "{\"a\":1}",
      "{\"a\" : \"],[{\", \"b\":[1,{\"x\":{}}]}",
      "{\"properties\":{\"a\":\"é\"},\"category\":\"AdvancedHunting-X\"}",
      "{\"\\u0061\":\"\\\"}\"}",
      "{\"a\":" + "[".repeat(30) + "]".repeat(30) + "}",
      "{\"long\":\"" + "x".repeat(900) + "\"}",
      "{}",
      "{\"a\":01}",
      "{\"a\":\"\u0001\"}",
      "17",
      "[{\"a\":1}]"
    };
    StringBuilder text = new StringBuilder("[");
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      String row = rows[random.nextInt(random.nextBoolean() ? rows.length : 3)];
      text.append(i == 0 ? "" : ",").append("\n \t".substring(random.nextInt(4)));
      expected.add(text.toString().getBytes(StandardCharsets.UTF_8).length + ":" + row);
      text.append(row);
    }
    text.append("]");
    int most = seed % 2 == 0 ? 7 : 100_000;
    InputStream in =
        new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)) {
          @Override
          public synchronized int read(byte[] bytes, int offset, int length) {
            return super.read(bytes, offset, Math.min(length, 1 + random.nextInt(most)));
          }
        };
    assertThat(cut(new JsonDocumentCutter(in, 0, 1024))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void saysWhenADocumentIsNotClosed(long seed) throws IOException {
    assertThat(document("[{\"a\":1},", seed)).containsExactly("1:{\"a\":1}", "9:!0");
    assertThat(document("[{\"a\":", seed)).containsExactly("1:{\"a\":");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void letsADamagedRowEndBeforeTheNext(long seed) throws IOException {
    assertThat(document("[{\"a\":\"x\n{\"b\":1}]", seed))
        .containsExactly("1:{\"a\":\"x\n", "9:{\"b\":1}");
    assertThat(document("[{\"a\":\"x,{\"b\":1},{\"c\":2}]", seed))
        .containsExactly("1:{\"a\":\"x,", "9:{\"b\":1}", "17:{\"c\":2}");
    assertThat(document("{\"records\":[{\"a\":{\"x\":1},{\"b\":[{}]},{\"c\":2]}", seed))
        .containsExactly("12:{\"a\":{\"x\":1},", "25:{\"b\":[{}]}", "36:{\"c\":2]}");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void readsOnInAnEnvelopeBehindABracketThatClosesTheListTooEarly(long seed) throws IOException {
    assertThat(document("{\"records\":[{\"a\":1}],{\"b\":1}],\"x\":{\"y\":1}}", seed))
        .containsExactly("12:{\"a\":1}", "20:,", "21:{\"b\":1}");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void keepsTheHeadOfARowThatIsTooLong(long seed) throws IOException {
    String row = "{\"a\":\"" + "z".repeat(300) + "\"}";
    List<String> records = document("[" + row + ",{\"b\":1}]", seed);
    assertThat(records).hasSize(2);
    assertThat(records.get(0)).startsWith("1:{\"a\":\"zzz").endsWith("!" + row.length());
    assertThat(records.get(1)).isEqualTo((row.length() + 2) + ":{\"b\":1}");
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 50, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 70, 80})
  void findsTheRowsOfAnEnvelopeBehindAKeyThatMeetsTheLimit(int padding) throws IOException {
    String before = "{\"pad\":\"" + "x".repeat(padding) + "\",\"abcdefg\":1,\"records\":[";
    for (long seed = 1; seed < 6; seed++) {
      assertThat(document(before + "{\"a\":1}]}", seed))
          .containsExactly(before.length() + ":{\"a\":1}");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void readsAnyBytesToTheirEnd(long seed) throws IOException {
    Random random = new Random(seed);
    String alphabet = "{}[]\",:\\ \nar\"records\"";
    for (int round = 0; round < 300; round++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "[" : "{\"records\":[");
      for (int length = random.nextInt(200); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      JsonDocumentCutter cutter = new JsonDocumentCutter(dripping(text.toString(), seed), 0, LIMIT);
      long before = -1;
      while (cutter.next()) {
        assertThat(cutter.offset()).isGreaterThanOrEqualTo(before);
        before = cutter.offset();
      }
      assertThat(cutter.nextOffset()).isEqualTo(text.length());
    }
  }
}

package dev.vedette.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.model.Input;
import dev.vedette.support.Jobs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A damaged row of a list costs no other, however the list lies in its file. */
final class DamagedRowsTest {
  private static final int ROWS = 9;
  private static final int LIMIT = 1 << 20;

  /** How a list is written. */
  private enum Writing {
    ARRAY_ON_A_LINE("[", ",", "]\n", Layout.JSON_LINES),
    ENVELOPE_ON_A_LINE("{\"records\":[", ",", "]}\n", Layout.JSON_LINES),
    ENVELOPE_WITH_MORE(
        "{\"a\" : {\"b\":[]}, \"records\" : [ ", " , ", " ], \"z\": 1}", Layout.JSON_LINES),
    ARRAY("[", ",", "]", Layout.JSON_DOCUMENT),
    ARRAY_OF_LINES("[\n", ",\n", "\n]\n", Layout.JSON_DOCUMENT),
    ARRAY_WITH_COMMAS_FIRST("[ ", "\r\n, ", "\r\n]", Layout.JSON_DOCUMENT),
    ENVELOPE("{\"records\":[", ", ", "]}", Layout.JSON_DOCUMENT),
    ENVELOPE_OF_LINES(
        "{\n  \"records\": [\n    ",
        ",\n    ",
        "\n  ],\n  \"z\": {\"y\": 1}\n}",
        Layout.JSON_DOCUMENT);

    private final String before;
    private final String between;
    private final String behind;
    private final Layout layout;

    Writing(String before, String between, String behind, Layout layout) {
      this.before = before;
      this.between = between;
      this.behind = behind;
      this.layout = layout;
    }

    byte[] of(List<String> rows) {
      return (before + String.join(between, rows) + behind).getBytes(ISO_8859_1);
    }
  }

  private static String row(int number) {
    return "{\"TimeGenerated\":\"2026-01-05T10:04:12Z\",\"SourceIP\":\"203.0.113."
        + number
        + "\",\"n\":17,\"more\":{\"k\":[1,{\"x\":null}]},\"m\":\"a}, b\",\"RequestURL\":\"/partners?q={[\\\"x\\\"]}\"}";
  }

  private static List<String> rows() {
    return IntStream.range(0, ROWS).mapToObj(DamagedRowsTest::row).collect(Collectors.toList());
  }

  private static Account read(Layout layout, byte[] file, boolean prefilter) throws IOException {
    Engine engine = new Engine(Jobs.of("kql"), Input.WEB, LIMIT, TimePolicy.BATCH, prefilter);
    List<Reading> readings = new ArrayList<>();
    try (PieceReader reader =
        engine.open(new ByteArrayInputStream(file), layout, "o", Section.WHOLE, 5)) {
      for (Reading reading = reader.next(); reading != null; reading = reader.next()) {
        readings.add(reading);
      }
    }
    return Account.of(readings);
  }

  /** Which sources were counted; the same by bytes and by the JSON reader. */
  private static Account readInBothWays(Writing writing, byte[] file) throws IOException {
    return readInBothWays(writing.layout, file);
  }

  private static Account readInBothWays(Layout layout, byte[] file) throws IOException {
    Account account = read(layout, file, true);
    assertThat(account).isEqualTo(read(layout, file, false));
    return account;
  }

  private static List<Integer> counted(Account account) {
    List<Integer> numbers = new ArrayList<>();
    for (int number = 0; number < ROWS; number++) {
      String source = "203.0.113." + number;
      if (account.stats().keySet().stream().anyMatch(key -> key.toString().contains(source))) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  private static List<Integer> allBut(int number) {
    return IntStream.range(0, ROWS).filter(n -> n != number).boxed().collect(Collectors.toList());
  }

  private static List<String> damagedOnes(String row) {
    return List.of(
        row.substring(0, row.length() - 1), // without its closing brace
        row.substring(0, row.length() - 2), // nor its last quote
        row.substring(0, 40),
        row.substring(0, 1),
        row.substring(1), // without its opening brace
        row.replace("\"more\":", "\"more:"),
        row.replace("\"more\":", "more\":"),
        row.replace("\"SourceIP\":\"", "\"SourceIP\":"),
        row.replace(".113.", ".113.\",\""),
        row.replace("17", "1 7"),
        row.replace("17", "017"),
        row.replace("17", "}"),
        row.replace("17", "]"),
        row.replace("17", "[[{"),
        row.substring(0, row.indexOf("[1,") + 2), // within a list of its own
        row.substring(0, row.indexOf("}]")),
        row.substring(0, row.indexOf("},\"m\"")),
        row.replace("17", "\"\u00ff\""),
        row.replace("17", "\"\\q\""),
        row.replace("17", "\"\0\""),
        row.replace("[1,", "[1,]}"),
        row.replace("{\"k\"", "\"k\""),
        row + "}",
        row + "x");
  }

  @ParameterizedTest
  @EnumSource
  void countsTheOthersAndRejectsTheDamagedOne(Writing writing) throws IOException {
    assertThat(counted(readInBothWays(writing, writing.of(rows())))).hasSize(ROWS);
    for (int number = 0; number < ROWS; number += 4) {
      for (String damaged : damagedOnes(row(number))) {
        List<String> rows = rows();
        rows.set(number, damaged);
        Account account = readInBothWays(writing, writing.of(rows));
        assertThat(counted(account)).as(damaged).containsAll(allBut(number));
        assertThat(account.rejected()).as(damaged).hasSizeBetween(1, 3);
        assertThat(account.read()).isBetween((long) ROWS, ROWS + 3L);
      }
    }
  }

  /** Each row that is not beside the damage is counted once, and what is invalid is told. */
  @ParameterizedTest
  @EnumSource
  void losesAtMostTheRowsBesideADamagedByte(Writing writing) throws IOException {
    Random random = new Random(7);
    for (int times = 0; times < 3000; times++) {
      byte[] file = writing.of(rows());
      int first = writing.before.length();
      int at = first + random.nextInt(file.length - first - writing.behind.length());
      file = damaged(file, at, random);
      Account account = readInBothWays(writing, file);
      String text = new String(file, ISO_8859_1);
      List<Integer> lost = allBut(-1);
      lost.removeAll(counted(account));
      if (account.rejected().isEmpty()) {
        assertThat(account.read()).as(text).isEqualTo(ROWS); // Only a text is another.
        assertThat(lost).as(text).hasSizeLessThan(2);
      } else {
        assertThat(lost).as(text).hasSizeLessThanOrEqualTo(2);
        int span = lost.isEmpty() ? 0 : lost.get(lost.size() - 1) - lost.get(0);
        assertThat(span).as(text).isLessThan(2);
        assertThat(account.read()).as(text).isBetween((long) ROWS - 1, ROWS + 4L);
      }
    }
  }

  private static byte[] damaged(byte[] file, int at, Random random) {
    String text = new String(file, ISO_8859_1);
    int other = random.nextInt(300);
    char c = other < 256 ? (char) other : "{}[]\",:\\ ".charAt(other % 9);
    String added = c == '\n' ? " " : String.valueOf(c); // It would cut a line in two.
    int kind = random.nextInt(3); // A byte is lost, added, or another.
    String damaged =
        text.substring(0, at) + (kind == 0 ? "" : added) + text.substring(kind == 1 ? at : at + 1);
    return damaged.getBytes(ISO_8859_1);
  }

  @ParameterizedTest
  @EnumSource
  void rejectsEachOfTwoDamagedRows(Writing writing) throws IOException {
    for (String one : damagedOnes(row(2))) {
      for (String other : damagedOnes(row(6))) {
        List<String> rows = rows();
        rows.set(2, one);
        rows.set(6, other);
        Account account = readInBothWays(writing, writing.of(rows));
        assertThat(counted(account)).as(one + other).contains(0, 1, 3, 4, 5, 7, 8);
        int lost = ROWS - counted(account).size();
        assertThat(account.rejected()).as(one + other).hasSizeBetween(Math.max(1, lost), 6);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void losesNoListBehindADamagedOne(Writing writing) throws IOException {
    for (String damage : damagedOnes(row(2))) {
      String first = new String(writing.of(List.of(row(0), row(1), damage)), ISO_8859_1);
      String second = new String(writing.of(List.of(row(3), row(4), row(5))), ISO_8859_1);
      String third = new String(writing.of(List.of(row(6), row(7), row(8))), ISO_8859_1);
      String file = first + "\n" + second + "\n" + third;
      Account account = readInBothWays(writing, file.getBytes(ISO_8859_1));
      assertThat(counted(account)).as(file).containsAll(allBut(2));
      assertThat(account.rejected()).as(file).hasSizeBetween(1, 4);
    }
    String extra = new String(writing.of(List.of(row(0))), ISO_8859_1) + "}\n";
    String file = extra + new String(writing.of(List.of(row(1), row(2))), ISO_8859_1);
    Account account = readInBothWays(writing, file.getBytes(ISO_8859_1));
    assertThat(counted(account)).containsExactly(0, 1, 2);
    assertThat(account.rejected()).hasSize(1);
  }

  /** Where later lists must not be taken for rows of the first, their length shows it. */
  @Test
  void takesNoEnvelopeBehindADamagedRowForARow() throws IOException {
    for (String damage : List.of("1 7", "}", "\"")) {
      List<String> rows = rows();
      rows.set(ROWS - 1, row(ROWS - 1).replace("17", damage));
      Writing writing = Writing.ENVELOPE_OF_LINES;
      StringBuilder file = new StringBuilder(new String(writing.of(rows), ISO_8859_1));
      int more = 3 * LIMIT / row(0).length();
      for (int list = 0; list < 2; list++) {
        List<String> many = Collections.nCopies(more, row(0));
        file.append('\n').append(new String(writing.of(many), ISO_8859_1));
      }
      Account account = readInBothWays(writing, file.toString().getBytes(ISO_8859_1));
      assertThat(account.read()).isBetween(ROWS + 2L * more, ROWS + 2L * more + 3L);
      assertThat(account.rejected()).hasSizeBetween(1, 3);
      assertThat(account.rejected()).allMatch(rejected -> rejected.startsWith("invalid-json"));
    }
  }

  /** What is in them is nobody's row, however it looks. */
  @Test
  void readsNoObjectsBehindTheListOfRows() throws IOException {
    List<String> rows = rows();
    rows.set(3, row(3).replace("\"m\":", "\"m\""));
    for (Layout layout : List.of(Layout.JSON_LINES, Layout.JSON_DOCUMENT)) {
      Writing writing = layout == Layout.JSON_LINES ? Writing.ENVELOPE_ON_A_LINE : Writing.ENVELOPE;
      String file = new String(writing.of(rows), ISO_8859_1).strip();
      file = file.substring(0, file.length() - 1) + ",\"meta\":[{\"x\":1}," + row(99) + ",5]}";
      Account account = readInBothWays(writing, file.getBytes(ISO_8859_1));
      assertThat(account.read()).isEqualTo(ROWS);
      assertThat(account.rejected()).hasSize(1);
    }
  }

  /** A row a line as `jq` writes them, or over many lines. */
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\n  ", "\r\n\t"})
  void losesNoRowBehindADamagedOneOutsideOfLists(String blank) throws IOException {
    for (String damage : damagedOnes(row(2))) {
      List<String> rows = rows();
      rows.set(2, damage);
      String file = String.join("\n", rows);
      file =
          file.replace("\"SourceIP\"", blank + "\"SourceIP\"")
              .replace("{\"Time", "{" + blank + "\"Time");
      file = file.replace("\"}\n", "\"" + blank.strip() + "\n}\n");
      Account account = readInBothWays(Layout.JSON_DOCUMENT, file.getBytes(ISO_8859_1));
      assertThat(counted(account)).as(file).contains(0, 1, 3, 4, 5, 6, 7, 8);
      assertThat(account.rejected()).as(file).hasSizeBetween(1, 3);
    }
  }

  /** A bracket, quote or colon of what opens the list is lost; other names are valid. */
  @ParameterizedTest
  @EnumSource
  void losesNoRowButTheFirstBehindADamagedOpening(Writing writing) throws IOException {
    String before = writing.before;
    for (int at = 0; before.strip().startsWith("{") && at < before.length(); at++) {
      if ("\":[".indexOf(before.charAt(at)) < 0 || at < before.indexOf("records") - 1) {
        continue;
      }
      String file = new String(writing.of(rows()), ISO_8859_1);
      file = file.substring(0, at) + file.substring(at + 1);
      Account account = readInBothWays(writing, file.getBytes(ISO_8859_1));
      if (writing != Writing.ENVELOPE_WITH_MORE) { // Which has nothing to know it by.
        assertThat(counted(account)).as(file).containsAll(allBut(0));
      }
      assertThat(account.rejected()).as(file).isNotEmpty();
    }
  }
}

package dev.vedette.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.model.Input;
import dev.vedette.support.Jobs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

  private static Account read(Writing writing, byte[] file, boolean prefilter) throws IOException {
    Engine engine = new Engine(Jobs.of("kql"), Input.WEB, LIMIT, TimePolicy.BATCH, prefilter);
    List<Reading> readings = new ArrayList<>();
    try (PieceReader reader =
        engine.open(new ByteArrayInputStream(file), writing.layout, "o", Section.WHOLE, 5)) {
      for (Reading reading = reader.next(); reading != null; reading = reader.next()) {
        readings.add(reading);
      }
    }
    return Account.of(readings);
  }

  /** Which sources were counted; the same by bytes and by the JSON reader. */
  private static Account readInBothWays(Writing writing, byte[] file) throws IOException {
    Account account = read(writing, file, true);
    assertThat(account).isEqualTo(read(writing, file, false));
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

  @ParameterizedTest
  @EnumSource
  void losesAtMostTheRowsBesideAByteThatIsAnother(Writing writing) throws IOException {
    Random random = new Random(7);
    for (int times = 0; times < 4000; times++) {
      int number = random.nextInt(ROWS);
      byte[] row = row(number).getBytes(ISO_8859_1);
      int other = random.nextInt(300);
      byte b = (byte) (other < 256 ? other : "{}[]\",:\\ ".charAt(other % 9));
      row[random.nextInt(row.length)] = b == '\n' ? (byte) ' ' : b;
      String damaged = new String(row, ISO_8859_1);
      List<String> rows = rows();
      rows.set(number, damaged);
      Account account = readInBothWays(writing, writing.of(rows));
      List<Integer> lost = allBut(-1);
      lost.removeAll(counted(account));
      if (account.rejected().isEmpty()) {
        assertThat(account.read()).as(damaged).isEqualTo(ROWS); // Of a text, and still one.
      } else if (!lost.isEmpty()) {
        assertThat(lost).as(damaged).hasSizeLessThanOrEqualTo(2);
        assertThat(lost.get(lost.size() - 1) - lost.get(0)).as(damaged).isLessThan(2);
      }
    }
  }
}

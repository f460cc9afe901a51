package dev.vedette.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/**
 * Runs over the seeds among the test resources in every build, and searches for more with {@code
 * JAZZER_FUZZ=1 ./mvnw test-compile surefire:test@fuzz-test} and one method named, as in {@code
 * -Dtest='ParseFuzzTest#answersAnyRecord'}.
 */
class ParseFuzzTest {
  private static final Columns COLUMNS = Columns.of("A", "Type", "properties");

  @FuzzTest(maxDuration = "1m")
  void answersAnyRecord(byte[] record) {
    RecordAnswers.assertSound(RecordedRows.of(new JsonRows(COLUMNS), record), record);
  }

  /** Where the library is not there, of the walk in Java alone. */
  @FuzzTest(maxDuration = "1m")
  void walksAlongAnyRecordInBothWays(byte[] record) {
    RowWalk plain = new JavaRowWalk(RowWalkTest.COLUMNS, RowWalkTest.FIRST_RAW);
    RowWalk other =
        NativeLibrary.isLoaded()
            ? new NativeRowWalk(RowWalkTest.COLUMNS, RowWalkTest.FIRST_RAW)
            : plain;

    assertThat(RowWalkTest.answer(other, record, 0, record.length))
        .isEqualTo(RowWalkTest.answer(plain, record, 0, record.length));
    assertThat(RowWalkTest.listAnswer(other, record, 0, record.length))
        .isEqualTo(RowWalkTest.listAnswer(plain, record, 0, record.length));
  }

  /** The record alone, and as what a list holds. */
  @FuzzTest(maxDuration = "1m")
  void readsInBytesWhatTheJsonReaderReads(byte[] record) {
    FlatRow row = FlatRowTest.flatRow(false);
    FlatRowTest.assertSame(row, record);

    byte[] list = new byte[record.length + 2];
    list[0] = '[';
    System.arraycopy(record, 0, list, 1, record.length);
    list[list.length - 1] = ']';
    FlatRowTest.assertSameList(row, list);
  }

  @FuzzTest(maxDuration = "1m")
  void answersAnyLine(byte[] bytes) {
    AccessLogLine line = new AccessLogLine();

    LineAnswers.assertSound(line, line.parse(bytes, 0, bytes.length));
  }

  @FuzzTest(maxDuration = "1m")
  void answersAnyTime(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    try {
      EventTime.parseMillis(text);
    } catch (InvalidTimeException invalid) {
      assertThat(invalid.getMessage()).matches("no time|not a time: [ -~]{1,170}");
    }
    try {
      EventTime.parseAccessLogMillis(text);
    } catch (InvalidTimeException invalid) {
      assertThat(invalid.getMessage()).matches("no time|not a time: [ -~]{1,170}");
    }
  }
}

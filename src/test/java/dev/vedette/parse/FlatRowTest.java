package dev.vedette.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.model.RejectReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read in the bytes is what the JSON reader reads. */
final class FlatRowTest {
  private static final Columns COLUMNS = Columns.of("A", "B", "Timestamp");
  private static final int TIMES = 6000;

  /** Rows as the JSON reader delivers them. */
  private static final class Delivered implements RowConsumer {
    final List<List<String>> rows = new ArrayList<>();
    final List<String> tables = new ArrayList<>();
    final List<RejectReason> rejected = new ArrayList<>();

    static Delivered of(byte[] record) {
      Delivered delivered = new Delivered();
      new JsonRows(COLUMNS).read(record, 0, record.length, delivered);
      return delivered;
    }

    @Override
    public void row(String[] values, String table) {
      rows.add(Arrays.asList(values.clone()));
      tables.add(table);
    }

    @Override
    public void rejected(RejectReason reason, String detail) {
      rejected.add(reason);
    }
  }

  private static void assertIs(FlatRow row, List<String> values, String table) {
    for (int i = 0; i < COLUMNS.size(); i++) {
      assertThat(row.text(i)).isEqualTo(values.get(i));
      assertThat(row.has(i)).isEqualTo(values.get(i) != null);
    }
    for (String name : List.of("Ours", "some text", "Table", "ours", String.valueOf(table))) {
      assertThat(row.isForeignTo(name.getBytes(UTF_8)))
          .as(name)
          .isEqualTo(table != null && !table.equalsIgnoreCase(name));
    }
  }

  static FlatRow flatRow(boolean inNativeCode) {
    return new FlatRow(COLUMNS, COLUMNS.size(), inNativeCode && NativeLibrary.isLoaded());
  }

  /** Whether the record was read; then, that the JSON reader reads the same. */
  static boolean assertSame(FlatRow row, byte[] record) {
    if (!row.read(record, 0, record.length)) {
      return false;
    }
    Delivered plain = Delivered.of(record);
    assertThat(plain.rejected).as(new String(record, UTF_8)).isEmpty();
    assertThat(plain.rows).hasSize(1);
    assertIs(row, plain.rows.get(0), plain.tables.get(0));
    return true;
  }

  /** How many of the list's first rows were read; these the JSON reader must read as well. */
  static int assertSameList(FlatRow row, byte[] list) {
    int count = row.readList(list, 1, list.length);
    Delivered plain = Delivered.of(list);
    assertThat(plain.rows).hasSizeGreaterThanOrEqualTo(count);
    for (int i = 0; i < count; i++) {
      row.select(i);
      assertIs(row, plain.rows.get(i), plain.tables.get(i));
      assertThat(list[row.rowStart()]).isEqualTo((byte) '{');
      assertThat(list[row.rowEnd() - 1]).isEqualTo((byte) '}');
    }
    return count;
  }

  /** Whole, or with a byte that is another one. */
  private static byte[] record(RandomJson json, int seed) {
    Random random = new Random(seed);
    byte[] record =
        (switch (seed % 4) {
              case 0 -> json.row();
              case 1 -> json.streamed(json.flatRow(), "Ours");
              default -> json.flatOrStreamedRow();
            })
            .getBytes(UTF_8);
    if (random.nextInt(3) == 0) {
      record[random.nextInt(record.length)] = (byte) random.nextInt(256);
    }
    return record;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void agreesOnRecords(boolean inNativeCode) {
    FlatRow row = flatRow(inNativeCode);
    int read = 0;
    for (int seed = 0; seed < TIMES; seed++) {
      read += assertSame(row, record(new RandomJson(seed), seed)) ? 1 : 0;
    }
    assertThat(read).isGreaterThan(TIMES / 5);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void agreesOnLists(boolean inNativeCode) {
    FlatRow row = flatRow(inNativeCode);
    int read = 0;
    for (int seed = 0; seed < TIMES / 3; seed++) {
      RandomJson json = new RandomJson(seed);
      List<String> rows = new ArrayList<>();
      for (int n = 0; n < 40; n++) {
        rows.add(new String(record(json, 4 * seed + 2 + n % 2), UTF_8));
      }
      read += assertSameList(row, ("[" + String.join(",", rows) + "]").getBytes(UTF_8));
    }
    assertThat(read).isGreaterThan(TIMES / 3);
  }
}

package dev.vedette.engine;

import dev.vedette.model.Input;
import dev.vedette.model.RejectReason;
import dev.vedette.parse.Columns;
import dev.vedette.parse.JsonRows;
import dev.vedette.parse.RowConsumer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/**
 * Which needed columns none of the first rows of a JSON file has. Rows may leave out what they have
 * no value for, and the first ones may be of another table, so this is a hint and no more.
 */
public final class MissingColumns implements RowConsumer {
  private static final int ROWS = 1000;

  private final Columns columns;
  private final boolean[] seen;
  private int rows;

  private MissingColumns(Columns columns) {
    this.columns = columns;
    this.seen = new boolean[columns.size()];
  }

  /**
   * The columns, joined by "or" where one of several is needed; none if there are no rows.
   *
   * @param head the first bytes
   */
  public static List<String> of(byte[] head, Layout layout, Input input) {
    List<List<String>> needed = NeededColumns.of(input);
    Columns columns = Columns.of(needed.stream().flatMap(List::stream).toArray(String[]::new));
    MissingColumns found = new MissingColumns(columns);
    found.read(head, layout);
    if (found.rows == 0) {
      return List.of();
    }
    return needed.stream()
        .filter(names -> names.stream().noneMatch(name -> found.seen[columns.indexOf(name)]))
        .map(names -> String.join(" or ", names))
        .toList();
  }

  private void read(byte[] head, Layout layout) {
    ByteArrayInputStream in = new ByteArrayInputStream(head);
    JsonRows reader = new JsonRows(columns);
    try (RecordCutter cutter =
        layout == Layout.JSON_DOCUMENT
            ? new JsonDocumentCutter(in, 0, head.length)
            : new LineCutter(in, Section.WHOLE, head.length)) {
      while (rows < ROWS && cutter.next()) {
        reader.read(cutter.bytes(), cutter.start(), cutter.length(), this);
      }
    } catch (IOException e) {
      throw new IllegalStateException("an array cannot fail to be read", e);
    }
  }

  @Override
  public void row(String[] values, String table) {
    rows++;
    for (int i = 0; i < seen.length; i++) {
      seen[i] |= values[i] != null;
    }
  }

  @Override
  public void rejected(RejectReason reason, String detail) {
    // Nobody asks here how many.
  }
}

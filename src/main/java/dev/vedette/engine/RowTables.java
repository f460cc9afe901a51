package dev.vedette.engine;

import dev.vedette.columnar.Column;
import dev.vedette.columnar.FileColumns;
import dev.vedette.columnar.RowGroup;
import dev.vedette.model.Input;
import dev.vedette.parse.TableName;
import java.io.IOException;

/** Which rows that are stored in columns say that they belong to another table. */
final class RowTables {
  private final Column type;
  private final Column category;
  private final boolean enveloped;
  private final Input input;

  /** A value of the type's dictionary in this row group, and what it says; -1: none yet. */
  private int known = -1;

  private boolean knownIsForeign;

  RowTables(FileColumns file, Input input) {
    this.input = input;
    enveloped = file.isEnveloped();
    type = file.text("Type");
    category = file.outer("category");
  }

  void begin(RowGroup group) throws IOException {
    group.open(type);
    group.open(category);
    known = -1;
  }

  boolean isForeign(int row) throws IOException {
    if (category.exists()) {
      return Tables.isForeign(table(row), input);
    }
    if (!type.exists()) {
      return false;
    }
    // Nearly always one text in all rows.
    int value = type.isText() && type.seek(row) && type.inDictionary() ? type.indexOf(row) : -1;
    if (value < 0) {
      return Tables.isForeign(table(row), input);
    }
    if (value != known) {
      knownIsForeign = Tables.isForeign(table(row), input);
      known = value;
    }
    return knownIsForeign;
  }

  private String table(int row) throws IOException {
    String byCategory = TableName.ofCategory(textAt(category, row), enveloped);
    if (byCategory != null) {
      return byCategory;
    }
    String byType = textAt(type, row);
    return byType == null || byType.isEmpty() ? null : byType;
  }

  /** As in JSON, only texts name a table. */
  private static String textAt(Column column, int row) throws IOException {
    return column.isText() && column.seek(row) ? column.text() : null;
  }

  /** Notes the times of rows that are not used otherwise; those of other tables have none. */
  void noteTimes(int from, int to, RowTime time, ReadingBuilder into) throws IOException {
    for (int row = from; row < to; row++) {
      if (!isForeign(row)) {
        time.noteIfAny(row, into);
      }
    }
  }
}

package dev.vedette.engine;

import dev.vedette.model.Input;

/** Rows of other tables, which may share an Event Hub or a file with ours. */
final class Tables {
  private Tables() {}

  /** Whether a row says that it belongs to another table; {@code table} null: it does not say. */
  static boolean isForeign(String table, Input input) {
    return table != null && !table.equalsIgnoreCase(input.table());
  }
}

package dev.vedette.parse;

import dev.vedette.model.RejectReason;

/** Takes what {@link JsonRows} finds in a record, in the record's order. */
public interface RowConsumer {
  /**
   * One row.
   *
   * @param values one per wanted column, null where the column is missing or null; reused for the
   *     next row, so take what must stay
   * @param table the table the row says it belongs to, or null when it does not say
   */
  void row(String[] values, String table);

  /**
   * A record, or a part of one, that holds no row.
   *
   * @param detail what is wrong and where, on one line of printable ASCII; bytes count from 1 at
   *     the record's beginning
   */
  void rejected(RejectReason reason, String detail);
}

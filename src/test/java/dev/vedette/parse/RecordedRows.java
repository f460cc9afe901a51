package dev.vedette.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vedette.model.RejectReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Reads records and keeps what was delivered: rows as "table:[values]", and rejections. */
final class RecordedRows implements RowConsumer {
  final List<String> rows = new ArrayList<>();
  final List<List<String>> values = new ArrayList<>();
  final List<RejectReason> reasons = new ArrayList<>();
  final List<String> details = new ArrayList<>();

  static RecordedRows of(Columns columns, String json) {
    return of(new JsonRows(columns), json.getBytes(UTF_8));
  }

  static RecordedRows of(JsonRows reader, byte[] record) {
    RecordedRows recorded = new RecordedRows();
    reader.read(record, 0, record.length, recorded);
    return recorded;
  }

  @Override
  public void row(String[] row, String table) {
    rows.add(table + ":" + Arrays.toString(row));
    values.add(Collections.unmodifiableList(new ArrayList<>(Arrays.asList(row))));
  }

  @Override
  public void rejected(RejectReason reason, String detail) {
    reasons.add(reason);
    details.add(detail);
  }

  int calls() {
    return rows.size() + reasons.size();
  }
}

package dev.vedette.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.vedette.columnar.Column;
import dev.vedette.columnar.RowGroup;
import dev.vedette.model.Input;
import dev.vedette.model.RejectReason;
import dev.vedette.model.Rejected;
import dev.vedette.parse.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The values of a row in the columns that the rule needs. */
final class NeededRow {
  private static final JsonFactory JSON = new JsonFactory();

  private final Input input;
  private final Column[] columns;
  private final Rejecting rejecting = this::reject;
  private RowGroup group;
  private int row;
  private String origin;
  private ReadingBuilder into;

  NeededRow(Input input, List<Column> columns) {
    this.input = input;
    this.columns = columns.toArray(Column[]::new);
  }

  void begin(RowGroup rowGroup) throws IOException {
    group = rowGroup;
    for (Column column : columns) {
      group.open(column);
    }
  }

  /** By the columns' order; null where the row has none. */
  void read(int at, String[] values) throws IOException {
    for (int i = 0; i < values.length; i++) {
      values[i] = columns[i].seek(at) ? columns[i].text() : null;
    }
  }

  /** Rejects a row if one of its texts is none: nothing in the file makes sure of that. */
  boolean isMalformed(int at, String inputName, ReadingBuilder piece) throws IOException {
    for (Column column : columns) {
      if (column.isText()
          && column.seek(at)
          && !Utf8.isValid(column.bytes(), column.start(), column.end())) {
        rejecting(at, inputName, piece)
            .reject(RejectReason.INVALID_TEXT, column.name() + " is not UTF-8");
        return true;
      }
    }
    return false;
  }

  /** Rejects this row, until the next one is named here. */
  Rejecting rejecting(int at, String inputName, ReadingBuilder piece) {
    row = at;
    origin = inputName;
    into = piece;
    return rejecting;
  }

  private void reject(RejectReason reason, String detail) {
    byte[] json = json();
    into.reject(
        Rejected.of(input, reason, detail, origin, group.firstRow() + row, json, 0, json.length));
  }

  /** What there is of the row, since it does not stand anywhere in one piece. */
  private byte[] json() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      for (Column column : columns) {
        if (column.seek(row)) {
          write(column, json);
        }
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(Column column, JsonGenerator json) throws IOException {
    json.writeFieldName(column.name());
    if (column.isBare()) {
      json.writeRawValue(column.text());
    } else {
      json.writeString(column.text());
    }
  }
}

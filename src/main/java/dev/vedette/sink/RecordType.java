package dev.vedette.sink;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** A record of named fields: a JSON object; in Parquet a row, or a group inside one. */
record RecordType<T>(List<Field<T, ?>> fields) implements ValueType<T> {

  @Override
  public void writeJson(JsonGenerator json, T row) throws IOException {
    json.writeStartObject();
    for (Field<T, ?> field : fields) {
      field.writeJson(json, row);
    }
    json.writeEndObject();
  }

  @Override
  public Type column(Type.Repetition repetition, String name) {
    return Types.buildGroup(repetition)
        .addFields(fields.stream().map(Field::column).toArray(Type[]::new))
        .named(name);
  }

  @Override
  public void writeParquet(RecordConsumer out, T row) {
    out.startGroup();
    writeFields(out, row);
    out.endGroup();
  }

  /** The schema of a file whose rows are such records. */
  MessageType rows() {
    return new MessageType("row", fields.stream().map(Field::column).toList());
  }

  /** Writes one whole row of a file. */
  void writeRow(RecordConsumer out, T row) {
    out.startMessage();
    writeFields(out, row);
    out.endMessage();
  }

  private void writeFields(RecordConsumer out, T row) {
    for (int index = 0; index < fields.size(); index++) {
      fields.get(index).writeParquet(out, index, row);
    }
  }
}

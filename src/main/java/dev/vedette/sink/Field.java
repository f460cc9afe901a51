package dev.vedette.sink;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.function.Function;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.Type;

/**
 * One field of an output record.
 *
 * @param name the name in JSON and the column in Parquet
 * @param required whether every record has it; an optional field that is null is absent
 * @param type how its values are written
 * @param getter where its value comes from
 */
record Field<T, V>(String name, boolean required, ValueType<V> type, Function<T, V> getter) {

  static <T, V> Field<T, V> required(String name, ValueType<V> type, Function<T, V> getter) {
    return new Field<>(name, true, type, getter);
  }

  static <T, V> Field<T, V> optional(String name, ValueType<V> type, Function<T, V> getter) {
    return new Field<>(name, false, type, getter);
  }

  /** The same field of a record that holds this one. */
  <O> Field<O, V> of(Function<O, T> inner) {
    return new Field<>(name, required, type, inner.andThen(getter));
  }

  Type column() {
    return type.column(required ? Type.Repetition.REQUIRED : Type.Repetition.OPTIONAL, name);
  }

  void writeJson(JsonGenerator json, T row) throws IOException {
    V value = value(row);
    if (value != null) {
      json.writeFieldName(type.jsonName(name, value));
      type.writeJson(json, value);
    }
  }

  void writeParquet(RecordConsumer out, int index, T row) {
    V value = value(row);
    if (value != null) {
      out.startField(name, index);
      type.writeParquet(out, value);
      out.endField(name, index);
    }
  }

  /** Parquet does not notice a required value that is missing: it would write a broken file. */
  private V value(T row) {
    V value = getter.apply(row);
    if (value == null && required) {
      throw new IllegalStateException(name + " is required, but this record has none: " + row);
    }
    return value;
  }
}

package dev.vedette.sink;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.Type;

/** How the values of a field look in JSON and in Parquet. Values given to it are never null. */
interface ValueType<V> {

  /** The name the value goes under in JSON; the same for all values but raw bytes. */
  default String jsonName(String name, V value) {
    return name;
  }

  void writeJson(JsonGenerator json, V value) throws IOException;

  /** The Parquet column (or group of columns) that holds such values. */
  Type column(Type.Repetition repetition, String name);

  void writeParquet(RecordConsumer out, V value);
}

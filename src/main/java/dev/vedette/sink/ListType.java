package dev.vedette.sink;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** A list: a JSON array; in Parquet the standard three levels of group, list and element. */
record ListType<E>(ValueType<E> element) implements ValueType<List<E>> {

  private static final String LIST = "list";
  private static final String ELEMENT = "element";

  @Override
  public void writeJson(JsonGenerator json, List<E> values) throws IOException {
    json.writeStartArray();
    for (E value : values) {
      if (value == null) {
        json.writeNull();
      } else {
        element.writeJson(json, value);
      }
    }
    json.writeEndArray();
  }

  @Override
  public Type column(Type.Repetition repetition, String name) {
    return Types.buildGroup(repetition)
        .as(LogicalTypeAnnotation.listType())
        .addField(
            Types.repeatedGroup()
                .addField(element.column(Type.Repetition.OPTIONAL, ELEMENT))
                .named(LIST))
        .named(name);
  }

  @Override
  public void writeParquet(RecordConsumer out, List<E> values) {
    out.startGroup();
    // Parquet refuses a field that is opened and closed without a value.
    if (!values.isEmpty()) {
      out.startField(LIST, 0);
      values.forEach(value -> writeElement(out, value));
      out.endField(LIST, 0);
    }
    out.endGroup();
  }

  private void writeElement(RecordConsumer out, E value) {
    out.startGroup();
    if (value != null) {
      out.startField(ELEMENT, 0);
      element.writeParquet(out, value);
      out.endField(ELEMENT, 0);
    }
    out.endGroup();
  }
}

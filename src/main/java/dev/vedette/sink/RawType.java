package dev.vedette.sink;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** Bytes of any kind: as they are in Parquet; in JSON text if they are text, else Base64. */
record RawType() implements ValueType<RawBytes> {

  @Override
  public String jsonName(String name, RawBytes value) {
    return value.text().isPresent() ? name : name + "Base64";
  }

  @Override
  public void writeJson(JsonGenerator json, RawBytes value) throws IOException {
    Optional<String> text = value.text();
    if (text.isPresent()) {
      json.writeString(text.get());
    } else {
      json.writeBinary(value.bytes());
    }
  }

  @Override
  public Type column(Type.Repetition repetition, String name) {
    return Types.primitive(PrimitiveTypeName.BINARY, repetition).named(name);
  }

  @Override
  public void writeParquet(RecordConsumer out, RawBytes value) {
    out.addBinary(Binary.fromConstantByteArray(value.bytes()));
  }
}

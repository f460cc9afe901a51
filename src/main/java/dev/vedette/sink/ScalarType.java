package dev.vedette.sink;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** A single value: one JSON scalar, one Parquet column. */
record ScalarType<V>(
    PrimitiveTypeName physical,
    LogicalTypeAnnotation logical,
    JsonWrite<V> json,
    BiConsumer<RecordConsumer, V> parquet)
    implements ValueType<V> {

  /** Writes one value. */
  interface JsonWrite<V> {
    void write(JsonGenerator json, V value) throws IOException;
  }

  private static final DateTimeFormatter MILLIS_UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** Matches only halves of a pair that stand alone; a whole pair is one code point. */
  private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

  static final ScalarType<String> TEXT =
      new ScalarType<>(
          PrimitiveTypeName.BINARY,
          LogicalTypeAnnotation.stringType(),
          (json, value) -> json.writeString(value),
          (out, value) -> out.addBinary(utf8(value)));

  static final ScalarType<Integer> INT =
      new ScalarType<>(
          PrimitiveTypeName.INT32,
          null,
          (json, value) -> json.writeNumber(value.intValue()),
          RecordConsumer::addInteger);

  static final ScalarType<Long> LONG =
      new ScalarType<>(
          PrimitiveTypeName.INT64,
          null,
          (json, value) -> json.writeNumber(value.longValue()),
          RecordConsumer::addLong);

  static final ScalarType<Boolean> BOOLEAN =
      new ScalarType<>(
          PrimitiveTypeName.BOOLEAN,
          null,
          (json, value) -> json.writeBoolean(value),
          RecordConsumer::addBoolean);

  static final ScalarType<Instant> TIME =
      new ScalarType<>(
          PrimitiveTypeName.INT64,
          LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS),
          (json, value) -> json.writeString(MILLIS_UTC.format(value)),
          (out, value) -> out.addLong(ChronoUnit.MICROS.between(Instant.EPOCH, value)));

  @Override
  public void writeJson(JsonGenerator generator, V value) throws IOException {
    json.write(generator, value);
  }

  @Override
  public Type column(Type.Repetition repetition, String name) {
    return Types.primitive(physical, repetition).as(logical).named(name);
  }

  @Override
  public void writeParquet(RecordConsumer out, V value) {
    parquet.accept(out, value);
  }

  /**
   * Text in Parquet must be valid UTF-8, which cannot hold half a surrogate pair: such a half
   * becomes U+FFFD. JSON keeps it, as an escape.
   */
  private static Binary utf8(String text) {
    return Binary.fromString(LONE_SURROGATE.matcher(text).replaceAll("\uFFFD"));
  }
}

package dev.vedette.columnar;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** The values of a column as the texts they would be in JSON. */
final class ValueText {
  private static final JsonFactory JSON = new JsonFactory();
  private static final long JULIAN_DAY_OF_1970 = 2_440_588;

  private final ValueForm form;
  private final PrimitiveType type;

  ValueText(ValueForm form, PrimitiveType type) {
    this.form = form;
    this.type = type;
  }

  /** Whether values are numbers, or else bytes. */
  static boolean areNumbers(PrimitiveTypeName type) {
    return type == PrimitiveTypeName.INT32
        || type == PrimitiveTypeName.INT64
        || type == PrimitiveTypeName.BOOLEAN;
  }

  /** The text of a number. */
  String of(long number) {
    return switch (form) {
      case UNSIGNED -> unsigned(number);
      case TRUTH -> Boolean.toString(number != 0);
      case DECIMAL -> BigDecimal.valueOf(number, scale()).toPlainString();
      case MILLIS, MICROS, NANOS -> instant(number).toString();
      case TEXT, JSON, UUID, SIGNED, JULIAN_DAY -> Long.toString(number);
    };
  }

  private String unsigned(long number) {
    return type.getPrimitiveTypeName() == PrimitiveTypeName.INT32
        ? Integer.toUnsignedString((int) number)
        : Long.toUnsignedString(number);
  }

  /** The text of some bytes; null if they stand for JSON's null. */
  String of(byte[] bytes, int start, int end) throws IOException {
    return switch (form) {
      case JSON -> ofJson(new String(bytes, start, end - start, StandardCharsets.UTF_8));
      case UUID -> {
        ByteBuffer halves = ByteBuffer.wrap(bytes, start, end - start);
        yield new UUID(halves.getLong(), halves.getLong()).toString();
      }
      case DECIMAL ->
          new BigDecimal(new BigInteger(Arrays.copyOfRange(bytes, start, end)), scale())
              .toPlainString();
      case JULIAN_DAY -> julian(bytes, start).toString();
      case TEXT, SIGNED, UNSIGNED, TRUTH, MILLIS, MICROS, NANOS ->
          new String(bytes, start, end - start, StandardCharsets.UTF_8);
    };
  }

  private static String ofJson(String json) {
    try (JsonParser parser = JSON.createParser(json)) {
      JsonToken token = parser.nextToken();
      return token == JsonToken.VALUE_NULL
          ? null
          : token == JsonToken.VALUE_STRING ? parser.getText() : json;
    } catch (IOException e) {
      return json; // It only claims to be JSON.
    }
  }

  /** Epoch milliseconds of a number that is a time; finer digits are cut off towards the past. */
  long millis(long number) {
    return switch (form) {
      case MICROS -> Math.floorDiv(number, 1000L);
      case NANOS -> Math.floorDiv(number, 1_000_000L);
      default -> number;
    };
  }

  private Instant instant(long number) {
    return switch (form) {
      case MICROS ->
          Instant.ofEpochSecond(
              Math.floorDiv(number, 1_000_000L), 1000L * Math.floorMod(number, 1_000_000L));
      case NANOS -> Instant.ofEpochSecond(0, number);
      default -> Instant.ofEpochMilli(number);
    };
  }

  /** Epoch milliseconds of bytes that are a time. */
  static long julianMillis(byte[] bytes, int start) {
    return julian(bytes, start).toEpochMilli();
  }

  /** Eight bytes of nanoseconds since midnight, four of the day. */
  private static Instant julian(byte[] bytes, int start) {
    ByteBuffer parts = ByteBuffer.wrap(bytes, start, 12).order(ByteOrder.LITTLE_ENDIAN);
    long nanos = parts.getLong();
    long day = parts.getInt() - JULIAN_DAY_OF_1970;
    return Instant.ofEpochSecond(TimeUnit.DAYS.toSeconds(day), nanos);
  }

  private int scale() {
    return type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation decimal
        ? decimal.getScale()
        : 0;
  }
}

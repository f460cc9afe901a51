package dev.vedette.columnar;

import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.BsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/** What the values of a column mean. */
enum ValueForm {
  /** UTF-8. */
  TEXT,
  /** A JSON text, which stands for what it says. */
  JSON,
  UUID,
  SIGNED,
  UNSIGNED,
  TRUTH,
  DECIMAL,
  /** Times since 1970 in UTC; those without a zone are taken for UTC. */
  MILLIS,
  MICROS,
  NANOS,
  /** The deprecated form of twelve bytes, in which Spark wrote times. */
  JULIAN_DAY;

  /** Whether it is a point in time. */
  boolean isTime() {
    return switch (this) {
      case MILLIS, MICROS, NANOS, JULIAN_DAY -> true;
      case TEXT, JSON, UUID, SIGNED, UNSIGNED, TRUTH, DECIMAL -> false;
    };
  }

  /** The form of a type's values; null if it is not one of these. */
  static ValueForm of(PrimitiveType type) {
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    return switch (type.getPrimitiveTypeName()) {
      case BINARY -> ofBytes(meaning);
      case FIXED_LEN_BYTE_ARRAY ->
          meaning instanceof UUIDLogicalTypeAnnotation ? UUID : decimalOrNull(meaning);
      case INT32, INT64 -> ofNumber(meaning);
      case INT96 -> JULIAN_DAY;
      case BOOLEAN -> TRUTH;
      case FLOAT, DOUBLE -> null;
    };
  }

  private static ValueForm ofBytes(LogicalTypeAnnotation meaning) {
    if (meaning == null
        || meaning instanceof StringLogicalTypeAnnotation
        || meaning instanceof EnumLogicalTypeAnnotation) {
      return TEXT;
    }
    if (meaning instanceof BsonLogicalTypeAnnotation) {
      return null;
    }
    return meaning instanceof JsonLogicalTypeAnnotation ? JSON : decimalOrNull(meaning);
  }

  private static ValueForm ofNumber(LogicalTypeAnnotation meaning) {
    if (meaning == null) {
      return SIGNED;
    }
    if (meaning instanceof IntLogicalTypeAnnotation number) {
      return number.isSigned() ? SIGNED : UNSIGNED;
    }
    if (meaning instanceof TimestampLogicalTypeAnnotation time) {
      return switch (time.getUnit()) {
        case MILLIS -> MILLIS;
        case MICROS -> MICROS;
        case NANOS -> NANOS;
      };
    }
    return decimalOrNull(meaning);
  }

  private static ValueForm decimalOrNull(LogicalTypeAnnotation meaning) {
    return meaning instanceof DecimalLogicalTypeAnnotation ? DECIMAL : null;
  }
}

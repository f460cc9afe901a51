package dev.vedette.columnar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/**
 * Finds wanted columns in a file by their names, and notes why one cannot be used. Rows of a
 * Defender envelope have theirs in a struct called {@code properties}, as in JSON.
 */
public final class FileColumns {
  private static final String PROPERTIES = "properties";
  private static final String TEXTS = "text, a whole number, a truth value, a UUID or a decimal";
  private static final String TIMES = "text, a timestamp or INT96";

  private final MessageType schema;
  private final GroupType row;
  private final List<String> faults = new ArrayList<>();

  public FileColumns(MessageType schema) {
    this.schema = schema;
    this.row = isEnveloped() ? schema.getType(PROPERTIES).asGroupType() : schema;
  }

  /** Whether a row's columns are in an envelope. */
  public boolean isEnveloped() {
    if (!schema.containsField(PROPERTIES)) {
      return false;
    }
    Type properties = schema.getType(PROPERTIES);
    return !properties.isPrimitive() && !properties.isRepetition(Repetition.REPEATED);
  }

  /** Whether the file has a column of this name. */
  public boolean has(String name) {
    return row.containsField(name);
  }

  /** Notes that one of some columns must be there, if none is. */
  public void requireAny(String... names) {
    for (String name : names) {
      if (has(name)) {
        return;
      }
    }
    faults.add(
        "has no column "
            + String.join(" or ", names)
            + otherSpelling(names[0])
            + ". Its columns: "
            + columnNames());
  }

  /** Notes that some columns must not all be there, because then it is not what is to be read. */
  public void refuseAll(String... names) {
    if (Arrays.stream(names).allMatch(this::has)) {
      faults.add(
          "has the columns "
              + String.join(" and ", names)
              + ": it is an output of Vedette, not an input");
    }
  }

  private String otherSpelling(String name) {
    for (Type field : row.getFields()) {
      if (field.getName().equalsIgnoreCase(name)) {
        return " (but " + field.getName() + "; names are case-sensitive)";
      }
    }
    return "";
  }

  private String columnNames() {
    List<String> names = row.getFields().stream().map(Type::getName).toList();
    String all = String.join(", ", names.subList(0, Math.min(30, names.size())));
    return names.size() > 30 ? all + ", …" : all;
  }

  /** A column of texts. */
  public Column text(String name) {
    return column(row, name, false);
  }

  /** A column of event times. */
  public Column time(String name) {
    return column(row, name, true);
  }

  /** A column of texts beside the row, if it is in an envelope. */
  public Column outer(String name) {
    return column(schema, name, false);
  }

  private Column column(GroupType group, String name, boolean time) {
    if (!group.containsField(name)) {
      return Column.absent(name);
    }
    Type field = group.getType(name);
    ValueForm form =
        field.isPrimitive() && !field.isRepetition(Repetition.REPEATED)
            ? ValueForm.of(field.asPrimitiveType())
            : null;
    if (form == null || (!time && form.isTime()) || (time && isOdd(form))) {
      faults.add(
          String.format(
              "has a column %s of type %s; it may be %s",
              name, describe(field), time ? TIMES : TEXTS));
      return Column.absent(name);
    }
    return Column.of(name, descriptor(group, name), form);
  }

  /** Numbers are left to the rows: JSON has them as well, and they are no times there either. */
  private static boolean isOdd(ValueForm timeForm) {
    return timeForm == ValueForm.TRUTH
        || timeForm == ValueForm.UUID
        || timeForm == ValueForm.DECIMAL;
  }

  private ColumnDescriptor descriptor(GroupType group, String name) {
    String[] path = group.equals(schema) ? new String[] {name} : new String[] {PROPERTIES, name};
    return schema.getColumnDescription(path);
  }

  private static String describe(Type field) {
    if (!field.isPrimitive() || field.isRepetition(Repetition.REPEATED)) {
      return "nested (a struct, list or map)";
    }
    String meaning =
        field.getLogicalTypeAnnotation() == null ? "" : " " + field.getLogicalTypeAnnotation();
    return field.asPrimitiveType().getPrimitiveTypeName().name().toUpperCase(Locale.ROOT) + meaning;
  }

  /** What is wrong with the file's columns, each to be read behind the file's name. */
  public List<String> faults() {
    return List.copyOf(faults);
  }
}

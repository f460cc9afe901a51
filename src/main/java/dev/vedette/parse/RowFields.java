package dev.vedette.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;

/** The wanted columns of one flat JSON object, filled member by member. */
final class RowFields {
  private static final String TYPE = "Type";

  private final Columns columns;
  private final String[] values;
  private String type;

  RowFields(Columns columns) {
    this.columns = columns;
    this.values = new String[columns.size()];
  }

  void clear() {
    Arrays.fill(values, null);
    type = null;
  }

  /** Takes or skips the value the parser stands on; a later member of the same name replaces it. */
  void take(String name, JsonParser parser) throws IOException {
    int column = columns.indexOf(name);
    boolean isType = name.equals(TYPE);
    if (column < 0 && !isType) {
      parser.skipChildren();
      return;
    }
    boolean isString = parser.hasToken(JsonToken.VALUE_STRING);
    String text = JsonText.of(parser);
    if (column >= 0) {
      values[column] = text;
    }
    if (isType) {
      type = isString && !text.isEmpty() ? text : null;
    }
  }

  /** One per wanted column, null where none was taken. Not a copy. */
  String[] values() {
    return values;
  }

  /** The {@code Type} column, by which Log Analytics names the table; null if there is none. */
  String type() {
    return type;
  }
}

package dev.vedette.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * One row, either bare or in the envelope of the Defender XDR streaming API. Which of the two it is
 * shows only when a {@code properties} object turns up, so the outer members are taken until then.
 */
final class RowObject {
  private static final String PROPERTIES = "properties";
  private static final String CATEGORY = "category";

  private final RowFields outer;
  private final RowFields properties;
  private boolean enveloped;
  private String category;

  RowObject(Columns columns) {
    outer = new RowFields(columns);
    properties = new RowFields(columns);
  }

  void clear() {
    outer.clear();
    enveloped = false;
    category = null;
  }

  /** Takes the member whose value the parser stands on. */
  void take(String name, JsonParser parser) throws IOException {
    if (name.equals(PROPERTIES)) {
      enveloped = parser.hasToken(JsonToken.START_OBJECT);
      if (enveloped) {
        takeProperties(parser);
        return;
      }
    } else if (name.equals(CATEGORY)) {
      category = parser.hasToken(JsonToken.VALUE_STRING) ? parser.getText() : null;
    }
    outer.take(name, parser);
  }

  private void takeProperties(JsonParser parser) throws IOException {
    properties.clear();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      properties.take(name, parser);
    }
  }

  void deliver(RowConsumer consumer) {
    RowFields row = enveloped ? properties : outer;
    String table = TableName.ofCategory(category, enveloped);
    consumer.row(row.values(), table == null ? row.type() : table);
  }
}

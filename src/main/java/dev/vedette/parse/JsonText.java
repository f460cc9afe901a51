package dev.vedette.parse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;

/** The text of a JSON value of any kind, as a column's value. */
final class JsonText {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonText() {}

  /**
   * Reads the value the parser stands on, and leaves the parser on its last token.
   *
   * @return a string's text; a number or boolean as it is written; a list or object as compact
   *     JSON; null for null
   * @throws IOException if the value is not valid JSON
   */
  static String of(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    return token.isStructStart() ? nested(parser) : parser.getText();
  }

  /** A loop, not a recursion: the input decides on the depth. */
  private static String nested(JsonParser parser) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      int depth = 1;
      copy(parser, json);
      while (depth > 0) {
        JsonToken token = parser.nextToken();
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        copy(parser, json);
      }
    }
    return text.toString();
  }

  /** Numbers go over as text, because a double would lose digits. */
  private static void copy(JsonParser parser, JsonGenerator json) throws IOException {
    if (parser.currentToken().isNumeric()) {
      json.writeNumber(parser.getText());
    } else {
      json.copyCurrentEvent(parser);
    }
  }
}

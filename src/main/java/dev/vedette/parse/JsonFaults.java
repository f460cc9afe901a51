package dev.vedette.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** What to tell a person about JSON that cannot be used. Bytes count from 1. */
final class JsonFaults {
  private static final String SOURCE = "[Source";

  private JsonFaults() {}

  /**
   * Describes a fault at the parser's place.
   *
   * @param text what the parser reads
   */
  static String detail(JsonProcessingException fault, JsonParser parser, JsonBytes text) {
    long column = parser.currentLocation().getByteOffset();
    if (text.isCut() && column >= text.readable()) {
      return "not UTF-8 text at byte " + (text.offset() + text.readable() + 1);
    }
    String message = Detail.oneLine(withoutSource(fault.getOriginalMessage()));
    return message + " at byte " + (text.offset() + column);
  }

  /** Leaves out where a value began: the reader puts a description of its settings there. */
  private static String withoutSource(String message) {
    int source = message.indexOf(SOURCE);
    int clause = message.lastIndexOf(" (", source);
    return source < 0 || clause < 0 ? message : message.substring(0, clause);
  }

  /**
   * Describes the value the parser stands on, and reads it to its end: it may turn out to be no
   * JSON.
   *
   * @throws IOException if it does
   */
  static String notAnObject(String what, JsonParser parser, JsonBytes text) throws IOException {
    String kind = kind(parser.currentToken());
    long column = text.offset() + parser.currentTokenLocation().getByteOffset() + 1;
    parser.finishToken();
    parser.skipChildren();
    return what + " is " + kind + ", not an object, at byte " + column;
  }

  private static String kind(JsonToken token) {
    if (token == JsonToken.START_ARRAY) {
      return "a list";
    }
    if (token == JsonToken.VALUE_STRING) {
      return "a string";
    }
    return token.isNumeric() ? "a number" : token.asString();
  }
}

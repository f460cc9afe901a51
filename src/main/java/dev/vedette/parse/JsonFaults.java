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
   * @param cut whether the parser was given only the part of the record that is UTF-8
   * @param readable how many bytes it was given
   */
  static String detail(
      JsonProcessingException fault, JsonParser parser, boolean cut, int readable) {
    long column = parser.currentLocation().getByteOffset();
    if (cut && column >= readable) {
      return notUtf8(readable);
    }
    return Detail.oneLine(withoutSource(fault.getOriginalMessage())) + " at byte " + column;
  }

  /** Leaves out where a value began: the reader puts a description of its settings there. */
  private static String withoutSource(String message) {
    int source = message.indexOf(SOURCE);
    int clause = message.lastIndexOf(" (", source);
    return source < 0 || clause < 0 ? message : message.substring(0, clause);
  }

  /** The first unreadable byte follows the readable ones. */
  static String notUtf8(int readable) {
    return "not UTF-8 text at byte " + (readable + 1);
  }

  /**
   * Describes the value the parser stands on, and reads it to its end: it may turn out to be no
   * JSON.
   *
   * @throws IOException if it does
   */
  static String notAnObject(String what, JsonParser parser) throws IOException {
    String kind = kind(parser.currentToken());
    long column = parser.currentTokenLocation().getByteOffset() + 1;
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

package dev.vedette.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.vedette.parse.AccessLogLine;
import dev.vedette.parse.JsonElements;
import java.io.IOException;

/**
 * Recognises how records lie in a file from its first bytes. A few damaged records do not mislead
 * it: what counts is that some record has the form.
 */
public final class FormatRecognition {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .build();
  private static final int MAX_LINES = 1000;
  private static final int MAX_TRIES = 100;
  private static final int BROKEN_OBJECT = Integer.MAX_VALUE;

  private final byte[] head;
  private final boolean whole;
  private final boolean accessLogs;

  /**
   * @param head the first bytes, decompressed
   * @param whole whether the file ends with them
   * @param accessLogs whether the file may be an access log
   */
  public FormatRecognition(byte[] head, boolean whole, boolean accessLogs) {
    this.head = head;
    this.whole = whole;
    this.accessLogs = accessLogs;
  }

  /** The layout; null when no record could be recognised. */
  public Layout recognise() {
    int start = firstByte();
    if (start == head.length) {
      return Layout.JSON_LINES;
    }
    if (head[start] == '{' || opensJsonArray(start)) {
      return json();
    }
    Layout layout = byLines(start);
    if (layout == Layout.JSON_LINES && objectsOfLists(start) > 0) {
      return Layout.JSON_DOCUMENT;
    }
    return layout == null && holdsARow(start) ? Layout.JSON_DOCUMENT : layout;
  }

  /** The layout of what is known to be JSON. */
  public Layout json() {
    int start = firstByte();
    if (start == head.length) {
      return Layout.JSON_LINES;
    }
    if (head[start] != '{' && head[start] != '[') {
      boolean document = objectsOfLists(start) > 0 || (byLines(start) == null && holdsARow(start));
      return document ? Layout.JSON_DOCUMENT : Layout.JSON_LINES;
    }
    int lineEnd = lineEnd(start);
    boolean oneLine = lineEnd == head.length;
    return switch (readValue(start, head.length)) {
      case BROKEN ->
          head[start] == '[' || opensMoreThanALine(start, lineEnd)
              ? Layout.JSON_DOCUMENT
              : Layout.JSON_LINES;
      case WHOLE ->
          head[start] == '{'
                  && readValue(start, lineEnd) == Shape.WHOLE
                  && !isOfList(start, lineEnd)
              ? Layout.JSON_LINES
              : Layout.JSON_DOCUMENT;
      // A single line that is longer than the head is an envelope; one that just ends is cut off.
      case UNFINISHED ->
          oneLine && whole && head[start] == '{' ? Layout.JSON_LINES : Layout.JSON_DOCUMENT;
    };
  }

  /**
   * Whether an object goes on behind its line. Where a row in the head is damaged the other lines
   * tell: objects that have a line of their own, or objects with commas between them. Where there
   * are none, it shows in what the first line ends with.
   */
  private boolean opensMoreThanALine(int start, int lineEnd) {
    if (lineEnd == head.length) {
      return !whole && opensEnvelope(start, lineEnd);
    }
    int balance = objectsOfLists(start);
    if (balance != 0) {
      return balance > 0;
    }
    byte last = head[lastByte(start, lineEnd)];
    int next = skipBlank(lineEnd);
    boolean nextOpens = next == head.length || head[next] == '{' || head[next] == '[';
    return last == '{' || last == '[' || (!nextOpens && opensEnvelope(start, lineEnd));
  }

  /** A row a line, each with a comma behind it, is a list whose bracket is missing. */
  private boolean isOfList(int start, int lineEnd) {
    int behind = behindObject(start, lineEnd);
    return behind < head.length && head[behind] == ',' && objectsOfLists(start) > 0;
  }

  /** How many more lines have an object of a list than one of their own. */
  private int objectsOfLists(int start) {
    int balance = 0;
    int from = start;
    for (int lines = 0; from < head.length && lines < MAX_LINES; lines++) {
      int end = lineEnd(from);
      int first = skipBlank(from);
      if (first < end && head[first] == ',') {
        balance++;
      } else if (first < end && head[first] == '{') {
        int behind = behindObject(first, end);
        boolean goesOn = behind < head.length && (head[behind] == ',' || head[behind] == ']');
        balance += goesOn ? 1 : behind == BROKEN_OBJECT ? 0 : -1;
      }
      from = end + 1;
    }
    return balance;
  }

  /** The index of what follows an object that ends on its line, be it lines further on. */
  private int behindObject(int start, int lineEnd) {
    try (JsonParser parser = JSON.createParser(head, start, lineEnd - start)) {
      parser.nextToken();
      parser.skipChildren();
      return parser.currentToken() == JsonToken.END_OBJECT
          ? skipBlank(start + (int) parser.currentLocation().getByteOffset())
          : BROKEN_OBJECT;
    } catch (IOException e) {
      return BROKEN_OBJECT;
    }
  }

  private int lastByte(int start, int lineEnd) {
    int last = lineEnd - 1;
    while (last > start && (isBlank(head[last]) || isLineEnd(head[last]))) {
      last--;
    }
    return last;
  }

  private boolean opensEnvelope(int start, int end) {
    try (JsonParser parser = JSON.createParser(head, start, end - start)) {
      parser.nextToken();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        if (parser.nextToken() == JsonToken.START_ARRAY && name.equals("records")) {
          return true;
        }
        parser.skipChildren();
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  private enum Shape {
    WHOLE,
    UNFINISHED,
    BROKEN
  }

  /** Reads one JSON value. */
  private Shape readValue(int start, int end) {
    try (JsonParser parser = JSON.createParser(head, start, end - start)) {
      int depth = 0;
      JsonToken token = parser.nextToken();
      while (token != null) {
        if (token.isStructStart()) {
          depth++;
        } else if (token.isStructEnd()) {
          depth--;
        }
        if (depth == 0) {
          return Shape.WHOLE;
        }
        token = parser.nextToken();
      }
      return Shape.UNFINISHED;
    } catch (com.fasterxml.jackson.core.io.JsonEOFException e) {
      return Shape.UNFINISHED;
    } catch (IOException e) {
      return Shape.BROKEN;
    }
  }

  /**
   * Whether there is a whole object of a list behind something else, be it over several lines: it
   * stands first on its line or behind another object, and more of the list follows. Text may hold
   * objects too, but not such ones.
   */
  private boolean holdsARow(int start) {
    int at = JsonElements.nextRow(head, start);
    for (int tries = 0; at >= 0 && tries < MAX_TRIES; tries++) {
      int behind = followsLineEndOrObject(at) ? behindObject(at, head.length) : head.length;
      if (behind < head.length && (head[behind] == ',' || head[behind] == ']')) {
        return true;
      }
      at = JsonElements.nextRow(head, at + 1);
    }
    return false;
  }

  private boolean followsLineEndOrObject(int at) {
    int before = at - 1;
    boolean comma = false;
    while (before >= 0 && (isBlank(head[before]) || (head[before] == ',' && !comma))) {
      comma |= head[before] == ',';
      before--;
    }
    return before >= 0 && (isLineEnd(head[before]) || (comma && head[before] == '}'));
  }

  /** An Apache error log's lines begin with a bracket too. */
  private boolean opensJsonArray(int start) {
    if (head[start] != '[') {
      return false;
    }
    int next = skipBlank(start + 1);
    return next == head.length || head[next] == '{' || head[next] == ']' || head[next] == '[';
  }

  private Layout byLines(int start) {
    AccessLogLine accessLog = new AccessLogLine();
    int from = start;
    for (int lines = 0; from < head.length && lines < MAX_LINES; lines++) {
      int end = lineEnd(from);
      if (head[from] == '{' && readValue(from, end) == Shape.WHOLE) {
        return Layout.JSON_LINES;
      }
      if (accessLogs && accessLog.parse(head, from, end - from)) {
        return Layout.ACCESS_LOG_LINES;
      }
      from = end + 1;
    }
    return null;
  }

  private int firstByte() {
    boolean mark =
        head.length >= 3
            && head[0] == (byte) 0xef
            && head[1] == (byte) 0xbb
            && head[2] == (byte) 0xbf;
    return skipBlank(mark ? 3 : 0);
  }

  private int skipBlank(int from) {
    int i = from;
    while (i < head.length && (isBlank(head[i]) || isLineEnd(head[i]))) {
      i++;
    }
    return i;
  }

  private int lineEnd(int from) {
    int i = from;
    while (i < head.length && head[i] != '\n') {
      i++;
    }
    return i;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  private static boolean isLineEnd(byte b) {
    return b == '\n' || b == '\r';
  }
}

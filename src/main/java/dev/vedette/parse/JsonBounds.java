package dev.vedette.parse;

import dev.vedette.parse.JsonStructure.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Finds where JSON values end, damaged ones too. Only brackets, strings, commas and colons are
 * looked at: whether a value is valid JSON is for its reader to say.
 *
 * <p>Where these do not fit together a value ends before what looks like the next row: an opening
 * brace with a quote behind it, which follows a comma or a bracket, or stands first on its line.
 */
final class JsonBounds {
  /** How a value ends. */
  enum End {
    /** As it should. */
    WHOLE,
    /** Not yet: the cursor is behind the opening bracket of its list of records. */
    RECORDS,
    /** Before what looks like the next row. */
    DAMAGED,
    /** With the input. */
    UNFINISHED
  }

  private static final byte[] RECORDS = "records".getBytes(StandardCharsets.US_ASCII);

  /** More blanks between a row's brace and its first quote do not look like a row. */
  private static final int MAX_BLANKS = 1024;

  private final ByteCursor cursor;
  private final JsonStructure structure = new JsonStructure();

  /** Whether the string that was passed last is the name of a list of records. */
  private boolean records;

  JsonBounds(ByteCursor cursor) {
    this.cursor = cursor;
  }

  /** Passes an object or array, from its opening bracket; of an envelope only what precedes it. */
  End passRoot() throws IOException {
    structure.begin();
    return passNested(true);
  }

  /** Passes an element of a list, whatever it is. */
  End passElement() throws IOException {
    structure.begin();
    int c = cursor.peek();
    if (c == '{' || c == '[') {
      return passNested(false);
    }
    if (c == '}' || c == ':') {
      return passToNextRow();
    }
    if (c != '"') {
      passScalar();
      return End.WHOLE;
    }
    if (!passString()) {
      return cursor.peek() < 0 ? End.UNFINISHED : End.WHOLE;
    }
    // Behind a name, in a row without its brace, is more.
    int next = skipBlanks();
    boolean ended = next < 0 || next == ',' || next == ']' || next == '{';
    return ended ? End.WHOLE : passToNextRow();
  }

  /** Passes what follows the list of records of an envelope. */
  End passTail() throws IOException {
    structure.beginBehindValueOfObject();
    return passNested(true);
  }

  /** Whether the object that was passed last ends or breaks within a list of its own. */
  boolean endsInList() {
    return structure.isInListOfObject();
  }

  private End passNested(boolean root) throws IOException {
    long tokenStart = cursor.place();
    boolean inWord = false;
    while (true) {
      int c = cursor.peek();
      if (c < 0) {
        return End.UNFINISHED;
      }
      boolean ofWord = isOfWord(c);
      if (isBlank(c) || (ofWord && inWord)) {
        inWord = ofWord;
        cursor.advance();
        continue;
      }
      inWord = ofWord;
      Step step = structure.take(c);
      if (step == Step.BROKEN) {
        // The token before may be what is broken: a string that ends too late, for one.
        cursor.backTo(tokenStart);
        return passToNextRow();
      }
      tokenStart = cursor.place();
      if (c != '"') {
        cursor.advance();
      } else if (!passString()) {
        return passToNextRow();
      }
      if (step == Step.CLOSED) {
        return End.WHOLE;
      }
      if (root && structure.depth() == (c == '[' ? 2 : 1) && opensRecords(c)) {
        return End.RECORDS;
      }
    }
  }

  /** Goes along with the tokens of the outermost object: a name, a colon, a bracket. */
  private boolean opensRecords(int c) {
    if (c == '"') {
      records = records && structure.isBehindName();
    } else if (c != ':') {
      boolean opens = c == '[' && records;
      records = false;
      return opens;
    }
    return false;
  }

  /** Goes from within something to what looks like a row. */
  End passToNextRow() throws IOException {
    boolean mayStart = false;
    boolean started = false;
    long start = 0;
    while (true) {
      int c = cursor.peek();
      if (c < 0) {
        return End.UNFINISHED;
      }
      if (c == '"' && started && cursor.place() - start <= MAX_BLANKS) {
        cursor.backTo(start);
        return End.DAMAGED;
      }
      if (c == '{') {
        started = mayStart;
        start = cursor.place();
      } else if (!isBlank(c)) {
        started = false;
      }
      if (!isBlank(c) || c == '\n') {
        mayStart = c == ',' || c == '}' || c == '[' || c == ']' || c == '\n';
      }
      cursor.advance();
    }
  }

  /**
   * Passes a string, from its opening quote. JSON allows no line end in it, so it ends there.
   *
   * @return whether its closing quote was found
   */
  private boolean passString() throws IOException {
    cursor.advance();
    int same = 0;
    while (true) {
      int c = cursor.peek();
      if (c < 0 || c == '\n') {
        return false;
      }
      cursor.advance();
      if (c == '"') {
        records = same == RECORDS.length;
        return true;
      }
      if (c == '\\' && cursor.peek() >= 0 && cursor.peek() != '\n') {
        cursor.advance();
      }
      same = same >= 0 && same < RECORDS.length && c == RECORDS[same] ? same + 1 : -1;
    }
  }

  private void passScalar() throws IOException {
    int c;
    do {
      cursor.advance();
      c = cursor.peek();
    } while (c >= 0 && c != ',' && c != ']' && c != '{' && c != '\n');
  }

  void passLine() throws IOException {
    while (cursor.peek() >= 0 && cursor.peek() != '\n') {
      cursor.advance();
    }
  }

  /** The next byte that is not blank, without taking it, or -1. */
  int skipBlanks() throws IOException {
    int c = cursor.peek();
    while (isBlank(c)) {
      cursor.advance();
      c = cursor.peek();
    }
    return c;
  }

  private static boolean isOfWord(int c) {
    return switch (c) {
      case '{', '}', '[', ']', ',', ':', '"', ' ', '\t', '\r', '\n' -> false;
      default -> true;
    };
  }

  static boolean isBlank(int c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }
}

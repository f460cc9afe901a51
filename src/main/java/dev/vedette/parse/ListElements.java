package dev.vedette.parse;

import dev.vedette.parse.JsonStructure.Step;
import java.io.IOException;

/**
 * Finds where the elements of a JSON list end, damaged ones too, so that none takes those behind it
 * along. Whether an element is valid JSON is for its reader to say.
 *
 * <p>An object or array ends with its closing bracket. Where its brackets, strings, commas and
 * colons do not fit together it ends before what looks like the next row: an opening brace with a
 * quote behind it, which follows a comma or a bracket, or stands first on its line.
 */
public final class ListElements {
  private final ByteCursor cursor;
  private final JsonStructure structure = new JsonStructure();

  public ListElements(ByteCursor cursor) {
    this.cursor = cursor;
  }

  /**
   * Goes to the next element, from behind one; if the list seems to end here, to what looks like a
   * row further on.
   *
   * @return false: there is none
   */
  boolean toNext() throws IOException {
    int c = skipBlanks();
    while (c == ',') {
      cursor.advance();
      c = skipBlanks();
    }
    return c >= 0 && (c != ']' || passToNextRow());
  }

  /**
   * Goes behind the element that starts at the cursor's place, with anything but white space.
   *
   * @return whether its end was found; false: it lasts to the end of the input
   */
  public boolean pass() throws IOException {
    int c = cursor.peek();
    if (c == '{' || c == '[') {
      return passNested();
    }
    if (c == '"') {
      if (!passString()) {
        return cursor.peek() >= 0;
      }
      return endsElement(skipBlanks()) || passToNextRow();
    }
    if (c == ':' || c == '}') {
      return passToNextRow();
    }
    do {
      cursor.advance();
      c = cursor.peek();
    } while (c >= 0 && c != ',' && c != ']' && c != '{' && c != '\n');
    return true;
  }

  /**
   * Goes behind a string, from its opening quote; JSON allows no line end in it, so it ends there.
   *
   * @return whether its closing quote was found
   */
  private boolean passString() throws IOException {
    cursor.advance();
    while (true) {
      int c = cursor.peek();
      if (c < 0 || c == '\n') {
        return false;
      }
      cursor.advance();
      if (c == '"') {
        return true;
      }
      if (c == '\\' && cursor.peek() >= 0 && cursor.peek() != '\n') {
        cursor.advance();
      }
    }
  }

  private boolean passNested() throws IOException {
    structure.begin();
    long tokenStart = cursor.place();
    boolean inWord = false;
    while (true) {
      int c = cursor.peek();
      if (c < 0) {
        return false;
      }
      if (isBlank(c)) {
        inWord = false;
        cursor.advance();
        continue;
      }
      boolean ofWord = isOfWord(c);
      if (ofWord && inWord) {
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
        cursor.backTo(tokenStart);
        return passToNextRow();
      }
      if (step == Step.CLOSED) {
        return true;
      }
    }
  }

  /**
   * Goes from within something else to what looks like a row.
   *
   * @return false: there is none up to the end of the input
   */
  private boolean passToNextRow() throws IOException {
    boolean mayStart = false;
    boolean started = false;
    long start = 0;
    while (true) {
      int c = cursor.peek();
      if (c < 0) {
        return false;
      }
      if (c == '"' && started) {
        cursor.backTo(start);
        return true;
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

  /** What may follow a value in a list; behind a name, and in a row without its brace, is more. */
  private static boolean endsElement(int next) {
    return next < 0 || next == ',' || next == ']' || next == '{';
  }

  private int skipBlanks() throws IOException {
    int c = cursor.peek();
    while (isBlank(c)) {
      cursor.advance();
      c = cursor.peek();
    }
    return c;
  }

  private static boolean isOfWord(int c) {
    return switch (c) {
      case '{', '}', '[', ']', ',', ':', '"' -> false;
      default -> true;
    };
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }
}

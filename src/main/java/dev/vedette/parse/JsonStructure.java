package dev.vedette.parse;

import java.util.BitSet;

/**
 * Follows one JSON object or array token by token, and tells where it is closed, or where a token
 * comes that cannot come there. What strings, numbers and words are made of is of no interest.
 */
final class JsonStructure {
  /** What a token means. */
  enum Step {
    INSIDE,
    CLOSED,
    BROKEN
  }

  private enum Expected {
    NAME,
    COLON,
    VALUE,
    COMMA
  }

  /** The JSON reader goes as deep (Jackson's StreamReadConstraints). */
  private static final int MAX_DEPTH = 1000;

  /** Which of the open brackets are those of objects. */
  private final BitSet objects = new BitSet();

  private int depth;
  private Expected expected = Expected.VALUE;

  /** Starts with the next token. */
  void begin() {
    depth = 0;
    expected = Expected.VALUE;
  }

  /** Starts within an object, behind the value of a member. */
  void beginBehindValueOfObject() {
    depth = 1;
    objects.set(0);
    expected = Expected.COMMA;
  }

  /** Whether the bracket of a list is open within an object. */
  boolean isInListOfObject() {
    return depth > 0 && objects.get(0) && objects.nextClearBit(0) < depth;
  }

  /** How many brackets are open. */
  int depth() {
    return depth;
  }

  /** Whether the token that was taken last is the name of a member. */
  boolean isBehindName() {
    return expected == Expected.COLON;
  }

  /** Takes a bracket, a comma, a colon, a string's opening quote, or any byte of another value. */
  Step take(int c) {
    return switch (c) {
      case '{', '[' -> open(c == '{');
      case '}', ']' -> close(c == '}');
      case ',' -> take(Expected.COMMA, inObject() ? Expected.NAME : Expected.VALUE);
      case ':' -> take(Expected.COLON, Expected.VALUE);
      case '"' ->
          expected == Expected.NAME
              ? take(Expected.NAME, Expected.COLON)
              : take(Expected.VALUE, Expected.COMMA);
      default -> take(Expected.VALUE, Expected.COMMA);
    };
  }

  private Step take(Expected now, Expected next) {
    if (expected != now || depth == 0) {
      return Step.BROKEN;
    }
    expected = next;
    return Step.INSIDE;
  }

  private Step open(boolean object) {
    if (expected != Expected.VALUE || depth == MAX_DEPTH) {
      return Step.BROKEN;
    }
    objects.set(depth, object);
    depth++;
    expected = object ? Expected.NAME : Expected.VALUE;
    return Step.INSIDE;
  }

  /** A comma or a value that is missing before it moves no bounds. */
  private Step close(boolean object) {
    if (depth == 0 || inObject() != object) {
      return Step.BROKEN;
    }
    depth--;
    expected = Expected.COMMA;
    return depth == 0 ? Step.CLOSED : Step.INSIDE;
  }

  private boolean inObject() {
    return depth > 0 && objects.get(depth - 1);
  }
}

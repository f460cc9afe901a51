package dev.vedette.parse;

import dev.vedette.parse.JsonBounds.End;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Takes JSON text apart into rows: those of an array, of an envelope {@code {"records":[…]}}, bare
 * ones, and any number of these one after another, pretty-printed or not. Whether what it finds is
 * a row, and valid, is for its reader to say.
 *
 * <p>A damaged row costs itself: it ends before what looks like the next ({@link JsonBounds}).
 * Behind it brackets and commas may belong to it or to the list, so they say little until a list
 * clearly ends or an envelope begins. What is passed over and is neither a row nor what belongs
 * between rows is found as well, to be rejected.
 */
public final class JsonElements {
  /** Passes a row at the cursor's place by a shorter way than byte by byte, if it can. */
  @FunctionalInterface
  public interface UsualRow {
    /** Whether it did; if not, the cursor stays where it is. */
    boolean pass();
  }

  private enum Where {
    OUTSIDE,
    ARRAY,
    ENVELOPE,
    ENVELOPE_TAIL,
    BEHIND_DAMAGE
  }

  private final ByteCursor cursor;
  private final JsonBounds bounds;
  private final UsualRow usual;
  private Where where = Where.OUTSIDE;

  /** The list that was entered last: {@code OUTSIDE} if there was none. */
  private Where list = Where.OUTSIDE;

  private boolean unclosed;
  private boolean stray;

  public JsonElements(ByteCursor cursor, UsualRow usual) {
    this.cursor = cursor;
    this.bounds = new JsonBounds(cursor);
    this.usual = usual;
  }

  /**
   * Goes to the next element: from where the cursor says that it begins to the cursor's place.
   *
   * @return false: the input has ended
   */
  public boolean next() throws IOException {
    unclosed = false;
    stray = false;
    while (true) {
      Boolean found =
          switch (where) {
            case OUTSIDE -> outside();
            case ARRAY, ENVELOPE -> inList();
            case ENVELOPE_TAIL -> tail();
            case BEHIND_DAMAGE -> behindDamage();
          };
      if (found != null) {
        return found;
      }
    }
  }

  /** Whether what was found is nothing but the input's end, inside a list or an envelope. */
  public boolean isUnclosed() {
    return unclosed;
  }

  /** Whether what was found stands where no element can. */
  boolean isStray() {
    return stray;
  }

  /** Whether there was a list up to here. */
  boolean hasList() {
    return list != Where.OUTSIDE;
  }

  /**
   * Looks for what looks like a row behind something else.
   *
   * @return its index, or -1
   */
  public static int nextRow(byte[] bytes, int from) {
    ArrayCursor cursor = new ArrayCursor(bytes, from, bytes.length);
    try {
      return new JsonBounds(cursor).passToNextRow() == End.DAMAGED ? cursor.at() : -1;
    } catch (IOException e) {
      throw new UncheckedIOException("an array cannot fail to be read", e);
    }
  }

  /** True: an element was found. False: the end. Null: go on. */
  private Boolean outside() throws IOException {
    int c = skipBlanks(false);
    if (c < 0) {
      return false;
    }
    if (c == 0xef && cursor.place() == 0) {
      skipMark();
      return null;
    }
    if (c == '[') {
      cursor.advance();
      return enter(Where.ARRAY);
    }
    if (c == '{') {
      return root();
    }
    if (c == ',' || hasList()) {
      return passStray();
    }
    bounds.passLine();
    return true;
  }

  private Boolean enter(Where entered) {
    where = entered;
    list = entered;
    return null;
  }

  /** An object that is a row or an envelope. */
  private Boolean root() throws IOException {
    if (usual.pass()) {
      return true;
    }
    End end = bounds.passRoot();
    return end == End.RECORDS ? enter(Where.ENVELOPE) : found(end);
  }

  private Boolean found(End end) {
    if (end != End.WHOLE) {
      where = Where.BEHIND_DAMAGE; // Its reader rejects it.
    }
    return true;
  }

  private Boolean passStray() throws IOException {
    stray = true;
    bounds.passToNextRow();
    where = Where.BEHIND_DAMAGE;
    return true;
  }

  private Boolean inList() throws IOException {
    int c = skipBlanks(true);
    if (c < 0) {
      return endInside();
    }
    if (c == ']') {
      cursor.advance();
      where = where == Where.ARRAY ? Where.OUTSIDE : Where.ENVELOPE_TAIL;
      return null;
    }
    if (c == '}' || c == ':') {
      return passStray();
    }
    if (c == '{' && usual.pass()) {
      return true;
    }
    return found(bounds.passElement());
  }

  /** What follows the rows of an envelope says nothing to us, unless it is another list of them. */
  private Boolean tail() throws IOException {
    cursor.begin();
    switch (bounds.passTail()) {
      case WHOLE -> where = Where.OUTSIDE;
      case RECORDS -> enter(Where.ENVELOPE);
      case UNFINISHED -> {
        return endInside();
      }
      case DAMAGED -> {
        stray = true;
        where = Where.BEHIND_DAMAGE;
        return true;
      }
    }
    return null;
  }

  private Boolean endInside() {
    where = Where.OUTSIDE;
    unclosed = true;
    return true;
  }

  private Boolean behindDamage() throws IOException {
    int c = skipBlanks(true);
    if (c < 0) {
      return false;
    }
    if (c == '{') {
      return root();
    }
    if (c != '[' && c != ']' && c != '}') {
      return passStray();
    }
    cursor.advance();
    if (c == ']') {
      leaveListIfItEnds();
    }
    return null;
  }

  /** A bracket behind a damaged row may be one of its own. */
  private void leaveListIfItEnds() throws IOException {
    long behind = cursor.place();
    cursor.begin();
    if (list == Where.ENVELOPE) {
      int c = bounds.skipBlanks();
      boolean comma = c == ',';
      if (comma) {
        cursor.advance();
        c = bounds.skipBlanks();
      }
      if (c == (comma ? '"' : '}')) {
        where = Where.ENVELOPE_TAIL;
      }
    } else if (list == Where.ARRAY) {
      int c = bounds.skipBlanks();
      if (c < 0 || c == '[') {
        where = Where.OUTSIDE;
      }
    }
    cursor.backTo(behind);
  }

  /** Skips white space, and commas if asked; what follows begins at the cursor's place. */
  private int skipBlanks(boolean commas) throws IOException {
    int c = cursor.peek();
    while (JsonBounds.isBlank(c) || (commas && c == ',')) {
      cursor.advance();
      cursor.begin();
      c = cursor.peek();
    }
    cursor.begin();
    return c;
  }

  private void skipMark() throws IOException {
    for (int i = 0; i < 3 && cursor.peek() > 0x7f; i++) {
      cursor.advance();
    }
  }
}

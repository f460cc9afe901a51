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

  private enum Found {
    ELEMENT,
    END,
    NOTHING_YET
  }

  /** So many times the bytes of the text may be looked at again. */
  private static final int MOST_LOOKS = 8;

  private static final int FREE_LOOKS = 64 * 1024;

  private final ByteCursor cursor;
  private final JsonBounds bounds;
  private final UsualRow usual;
  private Where where = Where.OUTSIDE;

  /** The list that was entered last: {@code OUTSIDE} if there was none. */
  private Where list = Where.OUTSIDE;

  private boolean unclosed;
  private boolean stray;
  private long bytesLookedAtAgain;

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
    Found found;
    do {
      found =
          switch (where) {
            case OUTSIDE -> outside();
            case ARRAY, ENVELOPE -> inList();
            case ENVELOPE_TAIL -> tail();
            case BEHIND_DAMAGE -> behindDamage();
          };
    } while (found == Found.NOTHING_YET);
    return found == Found.ELEMENT;
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

  private Found outside() throws IOException {
    int c = skipBlanks(false);
    if (c < 0) {
      return Found.END;
    }
    if (c == 0xef && cursor.place() == 0) {
      skipMark();
      return Found.NOTHING_YET;
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
    return Found.ELEMENT;
  }

  private Found enter(Where entered) {
    where = entered;
    list = entered;
    return Found.NOTHING_YET;
  }

  /** An object that is a row or an envelope. */
  private Found root() throws IOException {
    if (usual.pass()) {
      return Found.ELEMENT;
    }
    long start = cursor.place();
    End end = bounds.passRoot();
    return end == End.RECORDS ? enter(Where.ENVELOPE) : found(end, start);
  }

  /**
   * An element; its reader rejects it if it is damaged. One that has no end, or breaks within a
   * list of its own, may break off in that list already, with the rows behind it taken for elements
   * of it.
   */
  private Found found(End end, long start) throws IOException {
    boolean mayBreakBefore =
        (end == End.DAMAGED && bounds.endsInList()) || (end == End.UNFINISHED && hasList());
    if (mayBreakBefore && mayLookAgain(start)) {
      cursor.backTo(start + 1);
      bounds.passToNextRow();
    }
    if (end != End.WHOLE) {
      where = Where.BEHIND_DAMAGE;
    }
    return Found.ELEMENT;
  }

  private boolean mayLookAgain(long start) {
    bytesLookedAtAgain += cursor.place() - start;
    return bytesLookedAtAgain <= FREE_LOOKS + MOST_LOOKS * cursor.place();
  }

  private Found passStray() throws IOException {
    stray = true;
    bounds.passToNextRow();
    where = Where.BEHIND_DAMAGE;
    return Found.ELEMENT;
  }

  private Found inList() throws IOException {
    int c = skipBlanks(true);
    if (c < 0) {
      return endInside();
    }
    if (c == ']') {
      cursor.advance();
      where = where == Where.ARRAY ? Where.OUTSIDE : Where.ENVELOPE_TAIL;
      return Found.NOTHING_YET;
    }
    if (c == '}' || c == ':') {
      return passStray();
    }
    if (c == '{' && usual.pass()) {
      return Found.ELEMENT;
    }
    long start = cursor.place();
    return found(bounds.passElement(), start);
  }

  /** What follows the rows of an envelope says nothing to us, unless it is another list of them. */
  private Found tail() throws IOException {
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
        return Found.ELEMENT;
      }
    }
    return Found.NOTHING_YET;
  }

  private Found endInside() {
    where = Where.OUTSIDE;
    unclosed = true;
    return Found.ELEMENT;
  }

  private Found behindDamage() throws IOException {
    int c = skipBlanks(true);
    if (c < 0) {
      return Found.END;
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
    return Found.NOTHING_YET;
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

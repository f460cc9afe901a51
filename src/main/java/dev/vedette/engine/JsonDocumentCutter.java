package dev.vedette.engine;

import dev.vedette.parse.ListElements;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Cuts JSON text that is not one record a line: an array of rows, an envelope {@code
 * {"records":[…]}} of any size, pretty-printed or not, or several of these one after another. Each
 * row is a record, so that a document is never held whole, and a broken row does not take its
 * neighbours along. Whether a row is valid JSON is for its reader to say.
 */
final class JsonDocumentCutter extends RecordCutter {
  private static final byte[] RECORDS = "records".getBytes(StandardCharsets.US_ASCII);

  private enum Where {
    OUTSIDE,
    ARRAY,
    ENVELOPE_ARRAY,
    ENVELOPE_TAIL
  }

  /** What a string turned out to be. */
  private enum Text {
    RECORDS,
    OTHER,
    /** It breaks off at a line end or the end of the input. */
    BROKEN
  }

  private final ListElements elements = new ListElements(this);
  private final UsualRows usualRows = new UsualRows();
  private Where where = Where.OUTSIDE;
  private Where lastList = Where.OUTSIDE;
  private boolean unclosed;

  JsonDocumentCutter(InputStream in, long offset, int maxRecordBytes) {
    super(in, offset, maxRecordBytes);
  }

  @Override
  boolean next() throws IOException {
    unclosed = false;
    while (true) {
      Boolean found =
          switch (where) {
            case OUTSIDE -> outside();
            case ARRAY, ENVELOPE_ARRAY -> insideArray();
            case ENVELOPE_TAIL -> envelopeTail();
          };
      if (found != null) {
        return found;
      }
    }
  }

  @Override
  String fault() {
    return unclosed ? "the input ends inside a list or object" : super.fault();
  }

  @Override
  int recordLength() {
    return position() - recordStart();
  }

  /** True: a record stands ready. False: the end. Null: go on. */
  private Boolean outside() throws IOException {
    int c = skipBlank(false);
    begin();
    if (c < 0) {
      return false;
    }
    if (c == 0xef && offset() == 0) {
      skipMark();
      return null;
    }
    if (c == '[') {
      advance();
      where = Where.ARRAY;
      return null;
    }
    if ((c == ',' || c == '}') && lastList != Where.OUTSIDE) {
      where = lastList; // Something in a damaged row looked like its end.
      return null;
    }
    if (c == '{') {
      return rootObject() ? Boolean.TRUE : null;
    }
    skipToLineEnd();
    return true;
  }

  private Boolean insideArray() throws IOException {
    int c = skipBlank(true);
    begin();
    if (c < 0) {
      return endInside();
    }
    if (c == ']') {
      advance();
      lastList = where;
      where = where == Where.ARRAY ? Where.OUTSIDE : Where.ENVELOPE_TAIL;
      return null;
    }
    int usualEnd = c == '{' ? usualRows.end(buffer(), position(), limit(), place()) : 0;
    if (usualEnd > 0) {
      moveTo(usualEnd);
    } else if (!elements.pass()) {
      where = Where.OUTSIDE; // Its reader rejects it, so the list that is not closed is told of.
    }
    return true;
  }

  /**
   * What follows the rows of an envelope, up to its closing brace, says nothing to us; but an
   * object that has no name is a row, behind a bracket that closed the list too early.
   */
  private Boolean envelopeTail() throws IOException {
    boolean named = false;
    while (true) {
      int c = skipBlank(true);
      begin();
      if (c < 0) {
        return endInside();
      }
      if (c == '}') {
        advance();
        where = Where.OUTSIDE;
        return null;
      }
      if (c == '{' && !named) {
        where = Where.ENVELOPE_ARRAY;
        return null;
      }
      named = c == ':';
      if (c == '"') {
        string();
      } else if (c == '{' || c == '[') {
        elements.pass();
      } else {
        advance();
      }
    }
  }

  private Boolean endInside() {
    where = Where.OUTSIDE;
    unclosed = true;
    return true;
  }

  /** Reads an object; true: it is a row. False: it is an envelope, and its rows come next. */
  private boolean rootObject() throws IOException {
    int depth = 0;
    boolean keyExpected = false;
    boolean recordsKey = false;
    while (true) {
      int c = peek();
      if (c < 0) {
        return true;
      }
      if (c == '"') {
        Text text = string();
        if (text == Text.BROKEN) {
          return true;
        }
        recordsKey = depth == 1 && keyExpected && text == Text.RECORDS;
        keyExpected = false;
        continue;
      }
      advance();
      if (c == '[' && depth == 1 && recordsKey) {
        where = Where.ENVELOPE_ARRAY;
        return false;
      }
      if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
        if (depth == 0) {
          return true;
        }
      }
      if (c == '{' || c == ',') {
        keyExpected = depth == 1;
        recordsKey = false;
      } else if (c != ':' && !blank(c)) {
        recordsKey = false;
      }
    }
  }

  /** Reads a string, and compares it on the way: of a record that is too long nothing is kept. */
  private Text string() throws IOException {
    advance();
    int same = 0;
    while (true) {
      int c = peek();
      if (c < 0 || c == '\n') {
        return Text.BROKEN;
      }
      advance();
      if (c == '"') {
        return same == RECORDS.length ? Text.RECORDS : Text.OTHER;
      }
      if (c == '\\' && peek() >= 0 && peek() != '\n') {
        advance();
      }
      same = same >= 0 && same < RECORDS.length && c == RECORDS[same] ? same + 1 : -1;
    }
  }

  private void skipToLineEnd() throws IOException {
    while (peek() >= 0 && peek() != '\n') {
      advance();
    }
  }

  /** Skips white space, and commas if asked; returns the next byte without taking it, or -1. */
  private int skipBlank(boolean commas) throws IOException {
    int c = peek();
    while (blank(c) || (commas && c == ',')) {
      advance();
      begin();
      c = peek();
    }
    return c;
  }

  private void skipMark() throws IOException {
    for (int i = 0; i < 3 && peek() > 0x7f; i++) {
      advance();
    }
  }

  private static boolean blank(int c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }
}

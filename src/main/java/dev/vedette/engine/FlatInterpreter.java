package dev.vedette.engine;

import dev.vedette.parse.FlatRow;
import java.nio.charset.StandardCharsets;

/**
 * Takes in rows of the usual kind, bare or in a list, by their bytes; all others are left to the
 * plain interpreter. Lists are an array, or an object with nothing but an array as its {@code
 * records}.
 */
final class FlatInterpreter implements RecordInterpreter {
  private static final int NO_LIST = -1;
  private static final int TO_THE_END = -1;
  private static final byte[] RECORDS = "\"records\"".getBytes(StandardCharsets.US_ASCII);

  private final FlatRows rows;
  private final FlatRow row;
  private final RowInterpreter plain;
  private final RecordAtHand record;
  private final Rejecting rowOfList;

  FlatInterpreter(FlatRows rows, RowInterpreter plain) {
    this.rows = rows;
    this.row = rows.row();
    this.plain = plain;
    this.record = new RecordAtHand(plain.input());
    this.rowOfList = (reason, detail) -> record.rejectRow(row.rowStart(), reason, detail);
  }

  @Override
  public void interpret(
      byte[] bytes, int start, int length, String origin, long offset, ReadingBuilder into) {
    record.put(bytes, start, length, origin, offset, into);
    int end = start + length;
    int list = listStart(bytes, start, end);
    if (list == NO_LIST) {
      if (!row.read(bytes, start, length) || !rows.take(bytes, into, record)) {
        plain.interpret(bytes, start, length, 0, into, record);
      }
      return;
    }
    int taken = takeList(bytes, start, list, end, into);
    if (taken != TO_THE_END) {
      plain.interpret(bytes, start, length, taken, into, record);
    }
  }

  /** How many rows were taken in before something unusual, or that there was nothing like that. */
  private int takeList(byte[] bytes, int start, int listStart, int end, ReadingBuilder into) {
    int taken = 0;
    int at = listStart;
    while (true) {
      int read = row.readList(bytes, at, end);
      if (read == 0) {
        return taken;
      }
      for (int i = 0; i < read; i++) {
        row.select(i);
        at = row.rowEnd();
        if (!rows.take(bytes, into, rowOfList)) {
          int rowStart = row.rowStart();
          plain.interpret(bytes, rowStart, at - rowStart, 0, into, rowOfList);
        }
      }
      taken += read;
      at = skipBlanks(bytes, at, end);
      if (!isAt(bytes, at, end, ',')) {
        return isEndOfList(bytes, start, at, end) ? TO_THE_END : taken;
      }
      at++;
    }
  }

  /** Where the rows of a list start. */
  private static int listStart(byte[] bytes, int start, int end) {
    int at = skipBlanks(bytes, start, end);
    if (isAt(bytes, at, end, '{')) {
      at = skipBlanks(bytes, at + 1, end);
      for (byte b : RECORDS) {
        if (at >= end || bytes[at++] != b) {
          return NO_LIST;
        }
      }
      at = skipBlanks(bytes, at, end);
      if (!isAt(bytes, at, end, ':')) {
        return NO_LIST;
      }
      at = skipBlanks(bytes, at + 1, end);
    }
    return isAt(bytes, at, end, '[') ? at + 1 : NO_LIST;
  }

  private static boolean isEndOfList(byte[] bytes, int start, int listEnd, int end) {
    if (!isAt(bytes, listEnd, end, ']')) {
      return false;
    }
    int at = skipBlanks(bytes, listEnd + 1, end);
    if (isAt(bytes, skipBlanks(bytes, start, end), end, '{')) {
      if (!isAt(bytes, at, end, '}')) {
        return false;
      }
      at = skipBlanks(bytes, at + 1, end);
    }
    return at == end;
  }

  private static boolean isAt(byte[] bytes, int at, int end, char c) {
    return at < end && bytes[at] == c;
  }

  private static int skipBlanks(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && isBlank(bytes[at])) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }
}

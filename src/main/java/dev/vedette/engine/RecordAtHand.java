package dev.vedette.engine;

import dev.vedette.model.Input;
import dev.vedette.model.RejectReason;
import dev.vedette.model.Rejected;

/**
 * Rejects the record that was put here last, or rows of it, so that not every record needs an
 * object for it. However many rows are rejected, the record's bytes are kept once.
 */
final class RecordAtHand implements Rejecting {
  private static final byte[] NOTHING = new byte[0];

  private final Input input;
  private byte[] bytes;
  private int start;
  private int length;
  private String origin;
  private long offset;
  private ReadingBuilder into;
  private byte[] raw;
  private int rejections;

  RecordAtHand(Input input) {
    this.input = input;
  }

  /** The record, as {@link RecordInterpreter#interpret} was given it. */
  RecordAtHand put(
      byte[] record, int from, int size, String inputName, long at, ReadingBuilder piece) {
    bytes = record;
    start = from;
    length = size;
    origin = inputName;
    offset = at;
    into = piece;
    raw = null;
    rejections = 0;
    return this;
  }

  /** Rejects the row of the record's list that starts at that index of the bytes. */
  void rejectRow(int rowStart, RejectReason reason, String detail) {
    reject(reason, atByte(detail, rowStart - start));
  }

  /** Tells where in its record a row starts, so many bytes from the beginning. */
  static String atByte(String detail, int rowOffset) {
    return detail + ", at byte " + (rowOffset + 1);
  }

  @Override
  public void reject(RejectReason reason, String detail) {
    if (rejections == 0) {
      raw = Rejected.head(bytes, start, length);
    } else if (rejections == Rejected.RAW_ROWS) {
      raw = NOTHING;
    }
    rejections++;
    into.reject(new Rejected(input.text(), reason, detail, origin, offset, length, raw));
  }
}

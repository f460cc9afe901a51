package dev.vedette.engine;

import dev.vedette.model.Input;
import dev.vedette.model.RejectReason;
import dev.vedette.model.Rejected;

/** Rejects the record that was put here last, so that not every record needs an object for it. */
final class RecordAtHand implements Rejecting {
  private final Input input;
  private byte[] bytes;
  private int start;
  private int length;
  private String origin;
  private long offset;
  private ReadingBuilder into;

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
    return this;
  }

  @Override
  public void reject(RejectReason reason, String detail) {
    into.reject(Rejected.of(input, reason, detail, origin, offset, bytes, start, length));
  }
}

package dev.vedette.parse;

/** The bytes of a part of an array. */
final class ArrayCursor implements ByteCursor {
  private final byte[] bytes;
  private final int start;
  private final int end;
  private int at;
  private int begun;

  ArrayCursor(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    this.at = start;
    this.begun = start;
  }

  @Override
  public int peek() {
    return at < end ? bytes[at] & 0xff : -1;
  }

  @Override
  public void advance() {
    at++;
  }

  @Override
  public long place() {
    return (long) at - start;
  }

  @Override
  public void begin() {
    begun = at;
  }

  @Override
  public void backTo(long place) {
    at = start + (int) place;
  }

  /** The index of what begun last. */
  int begun() {
    return begun;
  }

  /** The index of the cursor's place. */
  int at() {
    return at;
  }
}

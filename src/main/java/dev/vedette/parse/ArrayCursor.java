package dev.vedette.parse;

/** The bytes of an array; places are its indexes. */
final class ArrayCursor implements ByteCursor {
  private final byte[] bytes;
  private final int end;
  private int at;

  ArrayCursor(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
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
    return at;
  }

  @Override
  public void backTo(long place) {
    at = (int) place;
  }
}

package dev.vedette.parse;

import java.io.IOException;

/** Bytes one after another, with a way back to where it was last said that something begins. */
public interface ByteCursor {

  /** The byte at the cursor's place, from 0 to 255, or -1 at the end. */
  int peek() throws IOException;

  /** Goes one byte on; not at the end. */
  void advance();

  /** How many bytes precede the cursor's place. */
  long place();

  /** Says that something begins at the cursor's place; what precedes it is not needed any more. */
  void begin();

  /**
   * Goes back to an earlier place; or, where what has begun is too long to be kept at hand, as near
   * to it as possible.
   */
  void backTo(long place);
}

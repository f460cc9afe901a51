package dev.vedette.parse;

import java.io.IOException;

/** Bytes one after another, with a way back as far as they are still at hand. */
public interface ByteCursor {

  /** The byte at the cursor's place, from 0 to 255, or -1 at the end. */
  int peek() throws IOException;

  /** Goes one byte on; not at the end. */
  void advance();

  /** The cursor's place among the bytes. */
  long place();

  /** Goes back to an earlier place, or as near to it as the bytes are still at hand. */
  void backTo(long place);
}

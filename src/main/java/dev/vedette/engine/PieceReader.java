package dev.vedette.engine;

import java.io.Closeable;
import java.io.IOException;

/** Reads one input piece by piece. */
public interface PieceReader extends Closeable {

  /** The next piece; null at the end. An input that breaks off throws, naming the input. */
  Reading next() throws IOException;

  /** Where the next piece starts, in (decompressed) bytes: reading can be taken up again there. */
  long position();
}

package dev.vedette.engine;

import java.io.EOFException;
import java.io.IOException;

/** An input that cannot be read to its end: it breaks off, is damaged, or the disk fails. */
public final class BrokenInputException extends IOException {

  /** {@code offset}: how far it could be read, in (decompressed) bytes. */
  public BrokenInputException(String origin, long offset, IOException cause) {
    super(origin + ": cannot be read beyond byte " + offset + ": " + explain(cause), cause);
  }

  private BrokenInputException(String message, IOException cause) {
    super(message, cause);
  }

  /** An input that is stored in columns; {@code row}: the first that could not be read. */
  static BrokenInputException behindRow(String origin, long row, IOException cause) {
    return new BrokenInputException(
        origin + ": cannot be read beyond row " + row + ": " + explain(cause), cause);
  }

  private static String explain(IOException cause) {
    String text =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    boolean cut = cause instanceof EOFException || text.contains("Truncated source");
    return cut ? "the compressed data breaks off (" + text + ")" : text;
  }
}

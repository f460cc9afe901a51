package dev.vedette.sink;

import java.io.IOException;
import java.nio.file.FileSystemException;

/** Errors that say which output could not be written, and why, in one line. */
final class TargetErrors {

  private TargetErrors() {}

  static IOException cannotWrite(String target, IOException cause) {
    return new IOException("cannot write " + target + ": " + reason(cause), cause);
  }

  private static String reason(IOException cause) {
    String kind = cause.getClass().getSimpleName();
    if (cause.getMessage() == null) {
      return kind;
    }
    // Without a reason, the message of a file system exception is a bare path.
    return cause instanceof FileSystemException file && file.getReason() == null
        ? kind + ": " + cause.getMessage()
        : cause.getMessage();
  }
}

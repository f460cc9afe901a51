package dev.vedette.parse;

/** The text is not a time. Its message is fit for a rejection's detail. */
public final class InvalidTimeException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Without a stack trace: bad input may come in any number, and nobody looks for a bug here. */
  InvalidTimeException(String text) {
    super(message(text), null, false, false);
  }

  private static String message(String text) {
    return text == null || text.isEmpty() ? "no time" : Detail.oneLine("not a time: " + text);
  }
}

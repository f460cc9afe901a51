package dev.vedette.engine;

/**
 * Counts a line that cannot match as unmatched without having it read, if it looks like one whole
 * record. This is all that sets it apart from the interpreter behind it: a JSON line that is
 * damaged between its first and its last byte, and has no keyword, is unmatched instead of
 * rejected.
 */
final class SkippingInterpreter implements RecordInterpreter {
  private final ScanningLineCutter lines;
  private final LineForm form;
  private final RecordInterpreter records;

  /** {@code lines}: the cutter from which the records come. */
  SkippingInterpreter(ScanningLineCutter lines, LineForm form, RecordInterpreter records) {
    this.lines = lines;
    this.form = form;
    this.records = records;
  }

  @Override
  public void interpret(
      byte[] bytes, int start, int length, String origin, long offset, ReadingBuilder into) {
    if (lines.mayMatch() || !form.fits(bytes, start, length)) {
      records.interpret(bytes, start, length, origin, offset, into);
    } else {
      into.unmatched();
    }
  }
}

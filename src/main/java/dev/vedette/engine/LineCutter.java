package dev.vedette.engine;

import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts at line ends, LF or CRLF; the last line may lack one. Blank lines are no records. A byte
 * order mark at the beginning of the input is left out. A line belongs to the section in which its
 * first byte lies.
 */
class LineCutter extends RecordCutter {
  private final long end;
  private int lineEnd;

  /** {@code in}: the input from where the section starts. */
  LineCutter(InputStream in, Section section, int maxRecordBytes) {
    super(in, section.from(), maxRecordBytes);
    this.end = section.end();
  }

  @Override
  boolean next() throws IOException {
    do {
      begin();
      if (nextOffset() >= end || !readLine()) {
        return false;
      }
    } while (!tooLong() && blank());
    return true;
  }

  /**
   * Where in the buffer the lines begin that belong to the next section, from the position to the
   * limit.
   */
  final int sectionEnd() {
    // The last line may have gone on for gigabytes behind the section's end.
    long inBuffer = position() + (end - nextOffset());
    return (int) Math.max(position(), Math.min(limit(), inBuffer));
  }

  @Override
  int recordLength() {
    return lineEnd - recordStart();
  }

  private boolean readLine() throws IOException {
    boolean started = false;
    while (true) {
      int end = indexOfLineFeed();
      if (end >= 0) {
        finishLine(end);
        moveTo(end + 1);
        return true;
      }
      started |= limit() > recordStart();
      moveTo(limit());
      if (!fill()) {
        finishLine(limit());
        return started;
      }
    }
  }

  /** Where the next line feed stands from the position on; -1: not among what has been read. */
  int indexOfLineFeed() {
    return LineScan.nextLineFeed(buffer(), position(), limit());
  }

  private void finishLine(int end) {
    skipByteOrderMark(end);
    boolean carriageReturn = end > recordStart() && buffer()[end - 1] == '\r';
    lineEnd = carriageReturn ? end - 1 : end;
  }

  private boolean blank() {
    return LineForm.isBlank(buffer(), recordStart(), lineEnd);
  }
}

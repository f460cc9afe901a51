package dev.vedette.engine;

import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts lines, and tells of each whether it may match. Lines that cannot are passed over where they
 * stand in the buffer as a whole; the scan is for those that do not.
 */
final class ScanningLineCutter extends LineCutter {
  private static final int UNKNOWN = -1;

  private final LineScan scan;
  private final LineSkipper skipper;
  private int lineFeed = UNKNOWN;
  private boolean skipping;
  private boolean stoppedAt;

  ScanningLineCutter(
      InputStream in, Section section, int maxRecordBytes, LineScan scan, LineSkipper skipper) {
    super(in, section, maxRecordBytes);
    this.scan = scan;
    this.skipper = skipper;
  }

  /** The first line is left out, as a byte order mark may stand before it. */
  @Override
  int passOver() {
    if (nextOffset() == 0 || position() == limit()) {
      // More will be read, and the buffer may move.
      skipping = false;
      return 0;
    }
    if (!skipping) {
      skipper.begin(buffer(), position(), limit(), sectionEnd());
    }
    skipper.skip();
    moveTo(skipper.position());
    lineFeed = skipper.lineFeed();
    // A line whose end is not known makes the buffer move.
    skipping = lineFeed != UNKNOWN;
    return skipper.skipped();
  }

  @Override
  boolean next() throws IOException {
    scan.begin();
    stoppedAt = lineFeed != UNKNOWN;
    return super.next();
  }

  /** Whether the line has anything that can make it match, or must be looked at for its form. */
  boolean mayMatch() {
    return stoppedAt || scan.mayMatch();
  }

  @Override
  int indexOfLineFeed() {
    if (lineFeed != UNKNOWN) {
      int known = lineFeed;
      lineFeed = UNKNOWN;
      return known;
    }
    int from = Math.max(recordStart(), position() - scan.overlap());
    return scan.lineFeed(buffer(), recordStart(), from, limit());
  }
}

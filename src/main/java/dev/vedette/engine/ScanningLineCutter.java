package dev.vedette.engine;

import java.io.IOException;
import java.io.InputStream;

/** Cuts lines, and tells of each whether it may match. */
final class ScanningLineCutter extends LineCutter {
  private final LineScan scan;

  ScanningLineCutter(InputStream in, Section section, int maxRecordBytes, LineScan scan) {
    super(in, section, maxRecordBytes);
    this.scan = scan;
  }

  @Override
  boolean next() throws IOException {
    scan.begin();
    return super.next();
  }

  /** Whether the line has anything that can make it match. */
  boolean mayMatch() {
    return scan.mayMatch();
  }

  @Override
  int indexOfLineFeed() {
    int from = Math.max(recordStart(), position() - scan.overlap());
    return scan.lineFeed(buffer(), recordStart(), from, limit());
  }
}

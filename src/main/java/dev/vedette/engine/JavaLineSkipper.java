package dev.vedette.engine;

/** Passes over lines by means of {@link LineScan}. */
final class JavaLineSkipper implements LineSkipper {
  private final LineScan scan;
  private final LineForm form;
  private byte[] bytes;
  private int next;
  private int limit;
  private int stop;
  private int position;
  private int lineFeed;
  private int skipped;

  JavaLineSkipper(LineScan scan, LineForm form) {
    this.scan = scan;
    this.form = form;
  }

  @Override
  public void begin(byte[] read, int from, int readUpTo, int end) {
    bytes = read;
    next = from;
    limit = readUpTo;
    stop = end;
  }

  @Override
  public void skip() {
    position = next;
    lineFeed = -1;
    skipped = 0;
    while (position < stop) {
      scan.begin();
      int end = scan.lineFeed(bytes, position, position, limit);
      boolean blank = end >= 0 && !scan.mayMatch() && LineForm.isBlank(bytes, position, end);
      if (end < 0 || scan.mayMatch() || !(blank || form.fits(bytes, position, end - position))) {
        lineFeed = end;
        next = end + 1;
        return;
      }
      skipped += blank ? 0 : 1;
      position = end + 1;
    }
  }

  @Override
  public int position() {
    return position;
  }

  @Override
  public int lineFeed() {
    return lineFeed;
  }

  @Override
  public int skipped() {
    return skipped;
  }
}

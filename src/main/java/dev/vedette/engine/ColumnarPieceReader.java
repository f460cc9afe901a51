package dev.vedette.engine;

import dev.vedette.columnar.ParquetFile;
import dev.vedette.columnar.RowGroup;
import dev.vedette.detect.ScrapeStats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;

/** Reads the row groups of a file. */
final class ColumnarPieceReader implements PieceReader {
  private static final int PIECE_ROWS = 128 * 1024;

  private final ParquetFile file;
  private final Iterator<RowGroup> groups;
  private final RowGroupInterpreter interpreter;
  private final ScrapeStats.Layout layout;
  private final String origin;
  private final long holdUntil;
  private final boolean eachFindingAtOnce;
  private RowGroup group;
  private long position;
  private int row;

  /** {@code from}: the first row that is to be read, of those in the row groups. */
  ColumnarPieceReader(
      ParquetFile file,
      List<RowGroup> groups,
      long from,
      RowGroupInterpreter interpreter,
      ScrapeStats.Layout layout,
      String origin,
      long holdUntil,
      boolean eachFindingAtOnce) {
    this.file = file;
    this.groups = groups.stream().filter(g -> g.firstRow() + g.rows() > from).iterator();
    this.position = from;
    this.interpreter = interpreter;
    this.layout = layout;
    this.origin = origin;
    this.holdUntil = holdUntil;
    this.eachFindingAtOnce = eachFindingAtOnce;
  }

  @Override
  public Reading next() throws IOException {
    if (atEndOfGroup() && !groups.hasNext()) {
      return null;
    }
    long before = file.bytesRead();
    ReadingBuilder piece = new ReadingBuilder(layout);
    try {
      while (!full(piece) && nextGroup()) {
        step(piece);
      }
    } catch (IOException e) {
      throw BrokenInputException.behindRow(origin, position(), e);
    } catch (UncheckedIOException e) {
      throw BrokenInputException.behindRow(origin, position(), e.getCause());
    }
    return piece.build(file.bytesRead() - before, holdUntil);
  }

  private boolean atEndOfGroup() {
    return group == null || row == group.rows();
  }

  private boolean nextGroup() throws IOException {
    if (!atEndOfGroup()) {
      return true;
    }
    if (!groups.hasNext()) {
      return false;
    }
    group = groups.next();
    row = (int) Math.max(0, position - group.firstRow());
    interpreter.begin(group);
    return true;
  }

  private void step(ReadingBuilder piece) throws IOException {
    int limit = (int) Math.min(group.rows(), row + PIECE_ROWS - piece.read());
    int to = Math.min(limit, interpreter.unmatchedUntil(row));
    if (to > row) {
      interpreter.skip(row, to, piece);
    } else {
      interpreter.take(row, origin, piece);
      to++;
    }
    row = to;
    position = group.firstRow() + row;
  }

  private boolean full(ReadingBuilder piece) {
    return piece.read() >= PIECE_ROWS
        || piece.isFull()
        || (eachFindingAtOnce && piece.hasFindings());
  }

  /** The number of the next piece's first row, counted from 0 at the file's beginning. */
  @Override
  public long position() {
    return position;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

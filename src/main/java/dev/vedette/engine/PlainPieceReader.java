package dev.vedette.engine;

import dev.vedette.detect.ScrapeStats;
import dev.vedette.model.Input;
import dev.vedette.model.RejectReason;
import dev.vedette.model.Rejected;
import java.io.IOException;

/**
 * Reads an input record by record. With the plain cutters and interpreters it is what any faster
 * way to read must agree with.
 */
final class PlainPieceReader implements PieceReader {
  private static final long PIECE_BYTES = 128 * 1024;

  /**
   * Where findings can wait: each piece costs an accumulator for each of its windows, so fewer
   * pieces cost less. What it holds has bounds of its own.
   */
  private static final long LARGE_PIECE_BYTES = 128 << 20;

  private final RecordCutter cutter;
  private final RecordInterpreter interpreter;
  private final Input input;
  private final ScrapeStats.Layout layout;
  private final String origin;
  private final long holdUntil;
  private final boolean eachFindingAtOnce;
  private final long pieceBytes;
  private boolean ended;

  PlainPieceReader(
      RecordCutter cutter,
      RecordInterpreter interpreter,
      Input input,
      ScrapeStats.Layout layout,
      String origin,
      long holdUntil,
      boolean eachFindingAtOnce) {
    this.cutter = cutter;
    this.interpreter = interpreter;
    this.input = input;
    this.layout = layout;
    this.origin = origin;
    this.holdUntil = holdUntil;
    this.eachFindingAtOnce = eachFindingAtOnce;
    this.pieceBytes = eachFindingAtOnce ? PIECE_BYTES : LARGE_PIECE_BYTES;
  }

  @Override
  public Reading next() throws IOException {
    if (ended) {
      return null;
    }
    long start = cutter.nextOffset();
    ReadingBuilder piece = new ReadingBuilder(layout);
    do {
      piece.unmatched(cutter.passOver());
      if (!nextRecord()) {
        ended = true;
        break;
      }
      take(piece);
    } while (!full(piece, start));
    return piece.build(cutter.nextOffset() - start, holdUntil);
  }

  private boolean nextRecord() throws IOException {
    try {
      return cutter.next();
    } catch (IOException e) {
      throw new BrokenInputException(origin, cutter.nextOffset(), e);
    }
  }

  private void take(ReadingBuilder piece) {
    String fault = cutter.fault();
    if (fault == null) {
      interpreter.interpret(
          cutter.bytes(), cutter.start(), cutter.length(), origin, cutter.offset(), piece);
      return;
    }
    Rejected head =
        Rejected.of(
            input,
            cutter.tooLong() ? RejectReason.RECORD_TOO_LONG : RejectReason.INVALID_JSON,
            fault,
            origin,
            cutter.offset(),
            cutter.bytes(),
            cutter.start(),
            cutter.length());
    piece.reject(head.withLength(cutter.fullLength()));
  }

  private boolean full(ReadingBuilder piece, long start) {
    return cutter.nextOffset() - start >= pieceBytes
        || piece.isFull()
        || (eachFindingAtOnce && piece.hasFindings());
  }

  @Override
  public long position() {
    return cutter.nextOffset();
  }

  @Override
  public void close() throws IOException {
    cutter.close();
  }
}

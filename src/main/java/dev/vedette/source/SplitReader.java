package dev.vedette.source;

import dev.vedette.engine.BrokenInputException;
import dev.vedette.engine.PieceReader;
import dev.vedette.engine.Reading;
import java.io.EOFException;
import java.io.IOException;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.SingletonResultIterator;

/** Reads one split, a piece at a time. */
final class SplitReader implements BulkFormat.Reader<Reading> {
  private final PieceReader pieces;
  private final String path;
  private final long promised;

  /** {@code promised}: how far the input reached when it was divided; 0: that is not known. */
  SplitReader(PieceReader pieces, String path, long promised) {
    this.pieces = pieces;
    this.path = path;
    this.promised = promised;
  }

  @Override
  public BulkFormat.RecordIterator<Reading> readBatch() throws IOException {
    Reading reading = pieces.next();
    if (reading == null) {
      checkLength();
      return null;
    }
    SingletonResultIterator<Reading> result = new SingletonResultIterator<>();
    result.set(reading, pieces.position(), 0);
    return result;
  }

  /** A file that is cut while it is read would lose records without a trace. */
  private void checkLength() throws BrokenInputException {
    if (pieces.position() < promised) {
      EOFException cause = new EOFException("the file has become shorter since the job started");
      throw new BrokenInputException(path, pieces.position(), cause);
    }
  }

  @Override
  public void close() throws IOException {
    pieces.close();
  }
}

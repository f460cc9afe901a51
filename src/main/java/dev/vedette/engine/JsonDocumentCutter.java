package dev.vedette.engine;

import dev.vedette.parse.JsonElements;
import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts JSON text that is not one record a line. Each row is a record, so that a document is never
 * held whole, and a broken row does not take its neighbours along.
 */
final class JsonDocumentCutter extends RecordCutter {
  private final JsonElements elements = new JsonElements(this, this::passUsualRow);
  private final UsualRows usualRows = new UsualRows();

  JsonDocumentCutter(InputStream in, long offset, int maxRecordBytes) {
    super(in, offset, maxRecordBytes);
  }

  @Override
  boolean next() throws IOException {
    return elements.next();
  }

  private boolean passUsualRow() {
    int end = usualRows.end(buffer(), position(), limit(), place());
    if (end > 0) {
      moveTo(end);
    }
    return end > 0;
  }

  @Override
  String fault() {
    return elements.isUnclosed() ? "the input ends inside a list or object" : super.fault();
  }

  @Override
  int recordLength() {
    return position() - recordStart();
  }
}

package dev.vedette.engine;

import dev.vedette.columnar.RowGroup;
import java.io.IOException;

/** Says what the rows of a row group mean to the rule; they are gone through in their order. */
interface RowGroupInterpreter {

  /** Starts a row group. */
  void begin(RowGroup group) throws IOException;

  /** From a row on, the first that may match; or one up to which it is known that none does. */
  int unmatchedUntil(int row) throws IOException;

  /** Counts rows that do not match. */
  void skip(int from, int to, ReadingBuilder into) throws IOException;

  /** Adds what a row holds. */
  void take(int row, String origin, ReadingBuilder into) throws IOException;
}

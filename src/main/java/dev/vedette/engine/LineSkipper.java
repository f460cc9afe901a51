package dev.vedette.engine;

/**
 * Passes over whole lines that cannot match, so that none of them costs more than a look at its
 * bytes. It may stop before a line that cannot match after all, never pass over one that may.
 */
interface LineSkipper {
  /**
   * Begins with lines that have been read. They must stay where they are until {@link #skip} has
   * told of a line whose end it does not know.
   *
   * @param bytes not written to
   * @param from where a line starts
   * @param limit where the bytes end that have been read
   * @param stop no line that starts here or later is passed over, or told of
   */
  void begin(byte[] bytes, int from, int limit, int stop);

  /**
   * Passes over lines up to the first that may match, that has not the outer form of one record, or
   * that has no end yet; the next time, up to the first behind that one. Blank lines are passed
   * over too.
   */
  void skip();

  /** Where the first line starts that was not passed over. */
  int position();

  /** Where that line's line feed stands; -1: it is not known, and {@link #skip} ends here. */
  int lineFeed();

  /** How many lines were passed over the last time; blank ones do not count. */
  int skipped();
}

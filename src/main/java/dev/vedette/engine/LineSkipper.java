package dev.vedette.engine;

/**
 * Passes over whole lines that cannot match, so that none of them costs more than a look at its
 * bytes. It may stop before a line that cannot match after all, never pass over one that may.
 */
interface LineSkipper {
  /**
   * Passes over lines up to the first that may match, that has not the outer form of one record, or
   * that has no end yet. Blank lines are passed over too.
   *
   * @param bytes not kept, nor written to
   * @param from where a line starts
   * @param limit where the bytes end that have been read
   * @param stop no line that starts here or later is passed over
   */
  void skip(byte[] bytes, int from, int limit, int stop);

  /** Where the first line starts that was not passed over. */
  int position();

  /** Where that line's line feed stands; -1: not known. */
  int lineFeed();

  /** How many lines were passed over; blank ones do not count. */
  int skipped();
}

package dev.vedette.parse;

/** One way to find the wanted columns of a flat row. {@link FlatRow} says what is found. */
interface RowWalk {
  /** Another reader must read the record. */
  int UNREAD = 0;

  /** The columns are found, and all bytes are ASCII. */
  int ASCII = 1;

  /** The columns are found, if the record is UTF-8, which was not looked at. */
  int BEYOND_ASCII = 2;

  /** Stands for the start of a column that the row has not. */
  int MISSING = -1;

  /** Stands for the start of a column that is null. */
  int NULL = -2;

  /**
   * What is found of a column: where its text starts in the array, where it ends, and if escaped.
   */
  int NUMBERS = 3;

  /**
   * Walks along one record.
   *
   * @param spans gets {@link #NUMBERS} of each column, the last of them 1 for a text with an escape
   * @return {@link #UNREAD}, {@link #ASCII} or {@link #BEYOND_ASCII}
   */
  int walk(byte[] record, int start, int length, int[] spans);

  /** What is found of a row in a list, behind its spans: its start, its end and the outcome. */
  int ROW_NUMBERS = 3;

  /**
   * Walks along the first rows of a list, with a comma between each and the next.
   *
   * @param start where the first row starts, or blanks before it
   * @param end where the list's bytes end at the latest
   * @param found gets of each row its spans and {@link #ROW_NUMBERS}
   * @return how many rows were read: as many as there is room for, or those before one that another
   *     reader must read, or that could not be looked at as a whole this time
   */
  int walkList(byte[] bytes, int start, int end, int[] found);
}

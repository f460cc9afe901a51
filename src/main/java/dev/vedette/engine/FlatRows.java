package dev.vedette.engine;

import dev.vedette.parse.FlatRow;

/** What rows of the usual kind mean to the rule. */
interface FlatRows {
  /** Finds the columns that are needed. */
  FlatRow row();

  /**
   * Takes in the row at hand.
   *
   * @param bytes where it was found
   * @return false: nothing was taken in, and the plain interpreter must do it
   */
  boolean take(byte[] bytes, ReadingBuilder into, Rejecting rejecting);
}

package dev.vedette.engine;

import dev.vedette.parse.InvalidTimeException;

/** Reads the text of a time in one of the inputs' forms. */
@FunctionalInterface
interface TimeText {
  /** Epoch milliseconds. */
  long millis(String text) throws InvalidTimeException;
}

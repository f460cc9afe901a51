package dev.vedette.generate;

/** Writes requests in a format. */
@FunctionalInterface
interface WebRows {
  /** One row, without its line end. */
  void put(WebRequest request, RowBuffer into);
}

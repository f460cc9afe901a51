package dev.vedette.engine;

/** How records lie in an input. */
public enum Layout {
  /** One JSON text a line. */
  JSON_LINES,
  /** JSON that is not line by line: arrays and envelopes of any size. */
  JSON_DOCUMENT,
  /** One access-log line a line. */
  ACCESS_LOG_LINES,
  /** Row groups of columns; read by {@link ColumnarInput}. */
  PARQUET;

  /** Whether reading can begin at any record, so that several readers can share an input. */
  public boolean isSplittable() {
    return this != JSON_DOCUMENT;
  }
}

package dev.vedette.sink;

import java.nio.file.Path;

/** The two forms an output can have; its name decides. */
public enum OutputForm {
  /** One file of JSON lines. */
  NDJSON(".ndjson"),
  /** A folder of Parquet, partitioned by day. */
  PARQUET(".parquet");

  private final String partSuffix;

  OutputForm(String partSuffix) {
    this.partSuffix = partSuffix;
  }

  /** The form that an output of this name gets. */
  public static OutputForm of(Path target) {
    return target.toString().endsWith(NDJSON.partSuffix) ? NDJSON : PARQUET;
  }

  /** How the names of its part files end. */
  String partSuffix() {
    return partSuffix;
  }
}

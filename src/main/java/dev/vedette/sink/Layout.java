package dev.vedette.sink;

import java.io.Serializable;
import java.time.Instant;

/**
 * What one kind of output record looks like. Layouts have no state: they travel to the task
 * managers as a class name, and the description itself (full of lambdas, which do not serialise
 * well) stays in static fields.
 */
interface Layout<T> extends Serializable {

  RecordType<T> type();

  /** The time whose UTC day is the record's partition, or null for the day of writing. */
  Instant partitionTime(T row);
}

package dev.vedette.bench;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Shown beside the time of an operation: how much of it each of its elements takes. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.OPERATIONS)
public class Elements {
  /** So many. */
  public long each;

  /** Counts the elements of one operation. */
  public void add(int count) {
    each += count;
  }
}

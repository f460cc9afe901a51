package dev.vedette.bench;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Shown beside a throughput: how many million bytes of input that is. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.OPERATIONS)
public class Megabytes {
  /** So many. */
  public double megabytes;

  /** Counts the input of one invocation. */
  public void add(long bytes) {
    megabytes += bytes / 1e6;
  }
}

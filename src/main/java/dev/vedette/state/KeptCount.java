package dev.vedette.state;

import java.io.Serializable;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * How many of an operator's keys hold state, kept across restores: counters begin anew there, and
 * keyed state cannot be counted without reading all of it.
 *
 * <p>State: one number for each subtask. After a rescale they are dealt out as they come, while the
 * keys go elsewhere: only the sum over all subtasks means something.
 */
public final class KeptCount implements Serializable {
  private static final long serialVersionUID = 1;

  private transient volatile long count;
  private transient ListState<Long> kept;

  /** Reads what a checkpoint kept; to be called before anything else. */
  public void restore(OperatorStateStore store, String name) throws Exception {
    kept = store.getListState(new ListStateDescriptor<>(name, Types.LONG));
    long sum = 0;
    for (long part : kept.get()) {
      sum += part;
    }
    count = sum;
  }

  /** Makes the next checkpoint keep it. */
  public void keep() throws Exception {
    kept.update(List.of(count));
  }

  /** The number now; may be asked from any thread. */
  public long now() {
    return count;
  }

  /** Counts one more, or with -1 one less; only the operator's own thread may. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // One thread writes.
  public void add(long change) {
    count += change;
  }
}

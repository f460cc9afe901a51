package dev.vedette.state;

import java.io.Serializable;
import java.util.List;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.TimerService;

/**
 * The watermark an operator has reached, kept across restores.
 *
 * <p>Flink does not keep it: after a restore an operator has no watermark until each of its inputs
 * has sent one. Until then an event for a window that was closed and forgotten would look like the
 * first of a new window, and what was final would be told as open.
 *
 * <p>State: parallelism, subtask and watermark of each subtask. A subtask goes on from its own: in
 * an unaligned checkpoint another may be ahead of it. Where it has none, or keys went elsewhere, it
 * goes on from the highest: the state of closed windows is gone, whoever closed them.
 */
public final class KeptWatermark implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int NOBODY = -1;

  private transient long reached;
  private transient TimerService timers;
  private transient TaskInfo task;
  private transient ListState<Tuple3<Integer, Integer, Long>> kept;

  /** Reads what a checkpoint kept; to be called before anything else. */
  public void restore(OperatorStateStore store, TaskInfo ofTask) throws Exception {
    task = ofTask;
    kept =
        store.getUnionListState(
            new ListStateDescriptor<>("watermarks", Types.TUPLE(Types.INT, Types.INT, Types.LONG)));
    reached = Long.MIN_VALUE;
    for (Tuple3<Integer, Integer, Long> part : kept.get()) {
      if (part.f0 == task.getNumberOfParallelSubtasks()
          && part.f1 == task.getIndexOfThisSubtask()) {
        reached = part.f2;
        return;
      }
      reached = Math.max(reached, part.f2);
    }
  }

  /** Makes the next checkpoint keep it. */
  public void keep() throws Exception {
    // Without a call since the start it is not known how far this subtask has come.
    int subtask = timers == null ? NOBODY : task.getIndexOfThisSubtask();
    if (timers != null) {
      now(timers);
    }
    kept.update(
        reached == Long.MIN_VALUE
            ? List.of()
            : List.of(Tuple3.of(task.getNumberOfParallelSubtasks(), subtask, reached)));
  }

  /** The watermark now, which a restore does not set back; to be asked in every call. */
  public long now(TimerService ofOperator) {
    timers = ofOperator;
    long watermark = ofOperator.currentWatermark();
    // The end of all input is not a time: a job that goes on from there has a time of its own.
    if (watermark == Long.MAX_VALUE) {
      return watermark;
    }
    reached = Math.max(reached, watermark);
    return reached;
  }
}

package dev.vedette.source;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.assigners.FileSplitAssigner;

/**
 * Hands splits out in the order in which they were planned, that of their event times: Flink's own
 * assigners prefer local ones, and out of order events would be late.
 */
final class OrderedSplitAssigner implements FileSplitAssigner {
  private final Deque<FileSourceSplit> splits;

  OrderedSplitAssigner(Collection<FileSourceSplit> splits) {
    this.splits = new ArrayDeque<>(splits);
  }

  @Override
  public Optional<FileSourceSplit> getNext(String hostname) {
    return Optional.ofNullable(splits.pollFirst());
  }

  /** What a failed reader gives back comes first again. */
  @Override
  public void addSplits(Collection<FileSourceSplit> returned) {
    List<FileSourceSplit> list = List.copyOf(returned);
    for (int i = list.size() - 1; i >= 0; i--) {
      splits.addFirst(list.get(i));
    }
  }

  @Override
  public Collection<FileSourceSplit> remainingSplits() {
    return List.copyOf(splits);
  }
}

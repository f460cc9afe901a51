package dev.vedette.spill;

import java.io.File;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.flink.core.memory.MemorySegment;
import org.apache.flink.runtime.io.disk.iomanager.IOManager;
import org.apache.flink.runtime.memory.MemoryAllocationException;
import org.apache.flink.runtime.memory.MemoryManager;
import org.apache.flink.util.ExceptionUtils;

/**
 * Where an operator's records wait: pages of managed memory, taken as they are needed, and files in
 * Flink's temporary folders. Not thread-safe.
 */
public final class SpillSpace implements AutoCloseable {
  private final MemoryManager memory;
  private final IOManager files;
  private final Deque<MemorySegment> free = new ArrayDeque<>();
  private final List<RecordLog> logs = new ArrayList<>();
  private int remaining;

  /**
   * A space.
   *
   * @param pages of {@code memory}, at most
   */
  public SpillSpace(MemoryManager memory, int pages, IOManager files) {
    this.memory = memory;
    this.files = files;
    remaining = pages;
  }

  /** An empty log. */
  public RecordLog newLog() {
    RecordLog log = new RecordLog(this);
    logs.add(log);
    return log;
  }

  int pageBytes() {
    return memory.getPageSize();
  }

  /** A page; null: all are in use. */
  MemorySegment takePage() {
    if (free.isEmpty() && remaining > 0) {
      try {
        free.addAll(memory.allocatePages(this, 1));
        remaining--;
      } catch (MemoryAllocationException e) {
        // Another operator of the slot has it. There is the disk.
        remaining = 0;
      }
    }
    return free.poll();
  }

  void giveBack(MemorySegment page) {
    free.push(page);
  }

  File newFile() {
    return files.createChannel().getPathFile();
  }

  void forget(RecordLog log) {
    logs.remove(log);
  }

  /** Gives all memory back and removes all files. */
  @Override
  public void close() {
    UncheckedIOException failure = null;
    for (RecordLog log : List.copyOf(logs)) {
      try {
        log.close();
      } catch (UncheckedIOException e) {
        failure = ExceptionUtils.firstOrSuppressed(e, failure);
      }
    }
    free.clear();
    memory.releaseAll(this);
    if (failure != null) {
      throw failure;
    }
  }
}

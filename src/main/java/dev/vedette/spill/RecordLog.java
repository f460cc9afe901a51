package dev.vedette.spill;

import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.flink.core.memory.MemorySegment;

/**
 * Records with a hash, one after the other; written first, then read once. The first pages are in
 * memory while the {@link SpillSpace} has some, the others in a file; besides, a page on the heap.
 */
public final class RecordLog implements AutoCloseable {
  // The hash, and the number of bytes that follow.
  private static final int HEAD_BYTES = Long.BYTES + Integer.BYTES;

  private final SpillSpace space;
  private final Deque<MemorySegment> pages = new ArrayDeque<>();
  private final ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES);
  private ByteBuffer page;
  private File file;
  private FileChannel channel;

  RecordLog(SpillSpace space) {
    this.space = space;
  }

  /** Takes the records of a log that is read. */
  public interface Reader {
    /** Whether the record is wanted; if not, its bytes are passed over. */
    boolean wants(long hash);

    /** Takes a record; the array is used again for the next. */
    void take(long hash, byte[] bytes, int length) throws IOException;
  }

  /** Adds the first {@code length} bytes as a record. */
  public void append(long hash, byte[] bytes, int length) throws IOException {
    if (page == null) {
      page = ByteBuffer.allocate(space.pageBytes());
    }
    if (page.remaining() >= HEAD_BYTES + length) {
      page.putLong(hash).putInt(length).put(bytes, 0, length);
      return;
    }
    head.clear();
    write(head.putLong(hash).putInt(length).array(), HEAD_BYTES);
    write(bytes, length);
  }

  private void write(byte[] bytes, int length) throws IOException {
    for (int from = 0; from < length; ) {
      if (!page.hasRemaining()) {
        storePage();
      }
      int part = Math.min(page.remaining(), length - from);
      page.put(bytes, from, part);
      from += part;
    }
  }

  private void storePage() throws IOException {
    MemorySegment stored = channel == null ? space.takePage() : null;
    page.flip();
    if (stored != null) {
      stored.put(0, page, page.limit());
      pages.add(stored);
    } else {
      if (channel == null) {
        file = space.newFile();
        channel =
            FileChannel.open(
                file.toPath(),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE,
                StandardOpenOption.READ);
      }
      writeAll(page);
    }
    page.clear();
  }

  private void writeAll(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** Hands out all records in their order. Afterwards the log is closed. */
  public void drain(Reader reader) throws IOException {
    if (page != null) {
      new Draining().run(reader);
    }
    close();
  }

  /** Reads pages from memory, then from the file, then the last one. */
  private final class Draining {
    private final byte[] last = page.array();
    private int lastLength = page.position();
    private final byte[] current = new byte[space.pageBytes()];
    private int at;
    private int length;
    private byte[] record = new byte[512];

    Draining() throws IOException {
      page = null;
      if (channel != null) {
        channel.position(0);
      }
    }

    void run(Reader reader) throws IOException {
      while (at < length || nextPage()) {
        read(record, HEAD_BYTES);
        ByteBuffer header = ByteBuffer.wrap(record);
        long hash = header.getLong();
        int bytes = header.getInt();
        if (reader.wants(hash)) {
          if (record.length < bytes) {
            record = new byte[Math.max(bytes, Math.min(2 * record.length, 1 << 20))];
          }
          read(record, bytes);
          reader.take(hash, record, bytes);
        } else {
          read(null, bytes);
        }
      }
    }

    /** Reads so many bytes, or passes over them where the target is null. */
    private void read(byte[] target, int bytes) throws IOException {
      for (int done = 0; done < bytes; ) {
        if (at == length && !nextPage()) {
          throw new EOFException("records that wait end in the middle of one");
        }
        int part = Math.min(length - at, bytes - done);
        if (target != null) {
          System.arraycopy(current, at, target, done, part);
        }
        at += part;
        done += part;
      }
    }

    private boolean nextPage() throws IOException {
      at = 0;
      length = 0;
      MemorySegment stored = pages.poll();
      if (stored != null) {
        stored.get(0, current);
        length = current.length;
        space.giveBack(stored);
        return true;
      }
      if (channel != null && readFromFile()) {
        return true;
      }
      length = lastLength;
      System.arraycopy(last, 0, current, 0, length);
      lastLength = 0;
      return length > 0;
    }

    private boolean readFromFile() throws IOException {
      ByteBuffer target = ByteBuffer.wrap(current);
      while (target.hasRemaining() && channel.read(target) >= 0) {
        // A page is read in one go, or in several.
      }
      length = target.position();
      return length > 0;
    }
  }

  /** Gives back what it holds. */
  @Override
  public void close() {
    page = null;
    pages.forEach(space::giveBack);
    pages.clear();
    space.forget(this);
    if (channel == null) {
      return;
    }
    try {
      try {
        channel.close();
      } finally {
        channel = null;
        Files.deleteIfExists(file.toPath());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a file of records that waited cannot be removed", e);
    }
  }
}

package dev.vedette.engine;

import dev.vedette.parse.ByteCursor;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream of bytes into records. The bytes of the current record stand in a buffer that grows
 * with the longest record, up to a limit; of a longer one only the head is kept.
 */
abstract class RecordCutter implements ByteCursor, Closeable {
  private static final int INITIAL_BUFFER = 256 * 1024;
  private static final int KEPT_OF_TOO_LONG = 8 * 1024;

  private final InputStream in;
  private final int maxRecordBytes;
  private byte[] buffer;
  private int recordStart;
  private int position;
  private int limit;
  private long base;
  private boolean ended;
  private byte[] head;
  private long dropped;

  /** {@code offset}: where the stream's first byte stands in the input. */
  RecordCutter(InputStream in, long offset, int maxRecordBytes) {
    this.in = in;
    this.base = offset;
    this.maxRecordBytes = maxRecordBytes;
    this.buffer = new byte[Math.min(INITIAL_BUFFER, maxRecordBytes + 1)];
  }

  /** Moves to the next record; false at the end of the input. */
  abstract boolean next() throws IOException;

  /**
   * Passes over records from here on that cannot match, as far as they have been read.
   *
   * @return how many; the next record is the first that was not passed over
   */
  int passOver() {
    return 0;
  }

  /** What is wrong with the record as a whole; null: nothing that can be seen from outside. */
  String fault() {
    return tooLong() ? "the record has more than " + maxRecordBytes + " bytes" : null;
  }

  /** Whether the record was too long, so that only its head is there. */
  final boolean tooLong() {
    return head != null;
  }

  /** The array in which the record stands. */
  final byte[] bytes() {
    return head == null ? buffer : head;
  }

  /** Where the record starts in {@link #bytes}. */
  final int start() {
    return head == null ? recordStart : 0;
  }

  /** How many bytes of the record stand in {@link #bytes}. */
  final int length() {
    return head == null ? recordLength() : head.length;
  }

  /** The whole length of the record. */
  final long fullLength() {
    return head == null ? recordLength() : dropped + recordLength();
  }

  /** Where the record starts in the input. */
  final long offset() {
    return base + recordStart - (head == null ? 0 : dropped);
  }

  /** Where the next record is looked for. */
  final long nextOffset() {
    return place();
  }

  /** Length of the record in the buffer; a cutter may leave bytes before {@code position} out. */
  abstract int recordLength();

  /** Starts a record at the current position. */
  @Override
  public final void begin() {
    recordStart = position;
    head = null;
    dropped = 0;
  }

  /** Leaves a byte order mark out that stands at the very beginning of the input. */
  final void skipByteOrderMark(int end) {
    if (offset() == 0
        && end - recordStart >= 3
        && buffer[recordStart] == (byte) 0xef
        && buffer[recordStart + 1] == (byte) 0xbb
        && buffer[recordStart + 2] == (byte) 0xbf) {
      recordStart += 3;
    }
  }

  final int recordStart() {
    return recordStart;
  }

  final int position() {
    return position;
  }

  final int limit() {
    return limit;
  }

  final byte[] buffer() {
    return buffer;
  }

  final void moveTo(int newPosition) {
    position = newPosition;
  }

  @Override
  public final void advance() {
    position++;
  }

  @Override
  public final long place() {
    return base + position;
  }

  /** Goes back within the current record, as far as it has not been dropped. */
  @Override
  public final void backTo(long place) {
    position = (int) Math.max(recordStart, place - base);
  }

  @Override
  public final int peek() throws IOException {
    while (position == limit) {
      if (!fill()) {
        return -1;
      }
    }
    return buffer[position] & 0xff;
  }

  /** Reads more bytes behind the limit, keeping the current record; false at the end. */
  final boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    makeRoom();
    int count = in.read(buffer, limit, buffer.length - limit);
    if (count < 0) {
      ended = true;
      return false;
    }
    limit += count;
    return true;
  }

  private void makeRoom() {
    if (limit - recordStart > maxRecordBytes) {
      dropAllButHead();
    }
    if (recordStart > 0 && limit == buffer.length) {
      System.arraycopy(buffer, recordStart, buffer, 0, limit - recordStart);
      base += recordStart;
      position -= recordStart;
      limit -= recordStart;
      recordStart = 0;
    }
    if (limit == buffer.length) {
      long grown = Math.min(2L * buffer.length, maxRecordBytes + 1L);
      buffer = Arrays.copyOf(buffer, (int) Math.max(grown, limit + 1L));
    }
  }

  private void dropAllButHead() {
    if (head == null) {
      head =
          Arrays.copyOfRange(buffer, recordStart, Math.min(limit, recordStart + KEPT_OF_TOO_LONG));
    }
    dropped += position - recordStart;
    recordStart = position;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

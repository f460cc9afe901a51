package dev.vedette.model;

import java.util.Arrays;

/**
 * A record that cannot be used, with what is needed to find and mend it.
 *
 * @param input {@code web}, {@code process} or {@code devices}
 * @param reason the kind of fault, also the name it is counted under
 * @param detail what exactly is wrong, for a person
 * @param origin the file (or topic and partition) it came from
 * @param offset where it starts there, in bytes; of compressed files, in decompressed bytes
 * @param length its full length in bytes
 * @param raw its first bytes, at most {@link #RAW_LIMIT}; not written to, since the rejections of a
 *     record's rows share them; none behind the first {@link #RAW_ROWS} of these
 */
@SuppressWarnings("ArrayRecordComponent") // Raw bytes are raw bytes; nobody compares rejections.
public record Rejected(
    String input,
    RejectReason reason,
    String detail,
    String origin,
    long offset,
    long length,
    byte[] raw) {

  /** How many bytes of a rejected record are kept. */
  public static final int RAW_LIMIT = 8 * 1024;

  /**
   * Of how many rows of one record the rejections carry its bytes. Without a limit a record of a
   * megabyte, half a million numbers in a list, would make gigabytes of them.
   */
  public static final int RAW_ROWS = 64;

  /** Makes a rejection that keeps a bounded copy of the record's bytes. */
  public static Rejected of(
      Input input,
      RejectReason reason,
      String detail,
      String origin,
      long offset,
      byte[] bytes,
      int start,
      int length) {
    byte[] raw = head(bytes, start, length);
    return new Rejected(input.text(), reason, detail, origin, offset, length, raw);
  }

  /** A copy of as much of a record as is kept. */
  public static byte[] head(byte[] bytes, int start, int length) {
    return Arrays.copyOfRange(bytes, start, start + Math.min(length, RAW_LIMIT));
  }

  /** The same, of a record that was longer than the bytes at hand. */
  public Rejected withLength(long fullLength) {
    return new Rejected(input, reason, detail, origin, offset, fullLength, raw);
  }
}

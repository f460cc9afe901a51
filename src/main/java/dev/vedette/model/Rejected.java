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
 * @param raw its first bytes, at most {@link #RAW_LIMIT}
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
    byte[] raw = Arrays.copyOfRange(bytes, start, start + Math.min(length, RAW_LIMIT));
    return new Rejected(input.text(), reason, detail, origin, offset, length, raw);
  }

  /** The same, of a record that was longer than the bytes at hand. */
  public Rejected withLength(long fullLength) {
    return new Rejected(input, reason, detail, origin, offset, fullLength, raw);
  }
}

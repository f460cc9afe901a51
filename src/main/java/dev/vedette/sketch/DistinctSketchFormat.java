package dev.vedette.sketch;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The bytes of a {@link DistinctSketch}, big-endian: version (1 byte), precision (1), limit minus
 * one (2), form (1); then for the exact form the count n (4) and n ascending hashes (8 each), for
 * the estimated form its 2^precision registers. Hence 9 + 8 n or 5 + 2^precision bytes.
 */
final class DistinctSketchFormat {
  private static final int VERSION = 1;
  private static final int EXACT = 0;
  private static final int ESTIMATED = 1;
  private static final int FIRST_READ = 1 << 14;
  private static final int FIRST_HASHES = 1 << 10;

  private DistinctSketchFormat() {}

  static void write(DistinctSketch sketch, DataOutput out) throws IOException {
    writeParameters(sketch.exactUpTo(), sketch.precision(), out);
    if (!sketch.isExact()) {
      out.writeByte(ESTIMATED);
      out.write(sketch.registers());
      return;
    }
    out.writeByte(EXACT);
    long[] hashes = sketch.sortedHashes();
    out.writeInt(hashes.length);
    for (long hash : hashes) {
      out.writeLong(hash);
    }
  }

  static void writeOne(int exactUpTo, int precision, long hash, DataOutput out) throws IOException {
    writeParameters(exactUpTo, precision, out);
    out.writeByte(EXACT);
    out.writeInt(1);
    out.writeLong(hash);
  }

  private static void writeParameters(int exactUpTo, int precision, DataOutput out)
      throws IOException {
    out.writeByte(VERSION);
    out.writeByte(precision);
    out.writeShort(exactUpTo - 1); // minus one, for 65536 to fit
  }

  static DistinctSketch read(DataInput in) throws IOException {
    int version = in.readUnsignedByte();
    require(version == VERSION, "unknown version", version);
    int precision = in.readUnsignedByte();
    require(
        precision >= DistinctSketch.MIN_PRECISION && precision <= DistinctSketch.MAX_PRECISION,
        "impossible precision",
        precision);
    int exactUpTo = in.readUnsignedShort() + 1;
    int form = in.readUnsignedByte();
    require(form == EXACT || form == ESTIMATED, "unknown form", form);
    return form == EXACT
        ? new DistinctSketch(exactUpTo, precision, readHashes(in, exactUpTo), null)
        : new DistinctSketch(exactUpTo, precision, null, readEstimate(in, precision));
  }

  private static ExactHashes readHashes(DataInput in, int exactUpTo) throws IOException {
    int count = in.readInt();
    require(count >= 0 && count <= exactUpTo, "impossible count", count);
    ExactHashes hashes = new ExactHashes(Math.min(count, FIRST_HASHES));
    long previous = 0;
    for (int i = 0; i < count; i++) {
      long hash = in.readLong();
      require(i == 0 || hash > previous, "hash out of order at index", i);
      hashes.add(hash);
      previous = hash;
    }
    return hashes;
  }

  // The array grows with what is really there: a damaged precision must not cost 64 MiB.
  private static UltraLogLog readEstimate(DataInput in, int precision) throws IOException {
    int length = 1 << precision;
    byte[] registers = new byte[Math.min(length, FIRST_READ)];
    in.readFully(registers);
    while (registers.length < length) {
      int half = registers.length;
      registers = Arrays.copyOf(registers, 2 * half);
      in.readFully(registers, half, half);
    }
    requireReachable(registers, precision);
    return UltraLogLog.wrap(registers);
  }

  private static void requireReachable(byte[] registers, int precision) throws IOException {
    for (byte register : registers) {
      int value = register & 0xFF;
      require(isReachable(value, precision), "impossible register", value);
    }
  }

  /**
   * Whether an UltraLogLog register can hold the value; for others the library's behaviour is
   * undefined. The upper six bits are the position of the highest bit set, at least precision - 1,
   * the lower two say whether the two positions below it were set, which must not be lower either.
   */
  private static boolean isReachable(int value, int precision) {
    int first = 4 * (precision - 1);
    return value == 0
        || value == first
        || value == first + 4
        || value == first + 6
        || value >= first + 8;
  }

  private static void require(boolean holds, String trouble, int value) throws IOException {
    if (!holds) {
      throw new IOException("saved distinct sketch: " + trouble + " " + value);
    }
  }
}

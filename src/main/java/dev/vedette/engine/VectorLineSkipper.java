package dev.vedette.engine;

import dev.vedette.detect.KeywordScan.Stem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Passes over lines with the processor's vector instructions, in {@code line_skipper.c}: some times
 * the speed of {@link JavaLineSkipper}, and as fast in a fresh process. The build compiles it where
 * there is a C compiler; where it is missing or cannot run, {@link #isAvailable} is false.
 *
 * <p>What it looks for it gets as a table of bytes. Six times 16 bytes tell of the lower and the
 * upper half of a stem's first, second and third byte which of eight groups of stems have it; then
 * come the form of the lines, and each stem: its length, whether a letter or digit may not follow,
 * its bytes, and which of their bits count.
 */
final class VectorLineSkipper implements LineSkipper {
  private static final boolean AVAILABLE = VectorLibrary.isLoaded() && canRun();

  private static final int NIBBLES = 16;
  private static final int LOOKED_AT = 3;
  private static final int GROUPS = 8;

  /** In JSON two groups are kept for an escape by number and for a list of records. */
  private static final int ESCAPE_GROUP = 6;

  private static final int LIST_GROUP = 7;

  /** Of a longer stem the beginning is enough: what it finds too much is decided by who reads. */
  private static final int LONGEST = 100;

  private static final byte ALL_BITS = (byte) 0xff;
  private static final byte ALL_BUT_CASE = (byte) 0xdf;

  private final byte[] table;
  private final int[] result = new int[3];

  /**
   * A skipper for one thread.
   *
   * @param json whether lines are JSON, or else of an access log
   */
  VectorLineSkipper(List<Stem> stems, boolean json) {
    byte[] halves = new byte[2 * LOOKED_AT * NIBBLES];
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    int groups = json ? ESCAPE_GROUP : GROUPS;
    for (int i = 0; i < stems.size(); i++) {
      // Neighbours in a list of keywords often begin alike, which makes a group's bytes fewer.
      int group = i * groups / stems.size();
      String text = stems.get(i).text();
      for (int at = 0; at < LOOKED_AT; at++) {
        mark(halves, at, (byte) text.charAt(at), group);
        mark(halves, at, (byte) Character.toUpperCase(text.charAt(at)), group);
      }
      append(list, stems.get(i));
    }
    if (json) {
      mark(halves, 0, (byte) '\\', ESCAPE_GROUP);
      mark(halves, 1, (byte) 'u', ESCAPE_GROUP);
      markAll(halves, 2, ESCAPE_GROUP);
      mark(halves, 0, (byte) '[', LIST_GROUP);
      markAll(halves, 1, LIST_GROUP);
      markAll(halves, 2, LIST_GROUP);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(halves);
    all.write(json ? 0 : 1);
    all.writeBytes(list.toByteArray());
    table = all.toByteArray();
  }

  /** Whether this machine can run it. */
  static boolean isAvailable() {
    return AVAILABLE;
  }

  private static void mark(byte[] halves, int at, byte value, int group) {
    int table = 2 * at * NIBBLES;
    halves[table + (value & 15)] |= (byte) (1 << group);
    halves[table + NIBBLES + (value >> 4 & 15)] |= (byte) (1 << group);
  }

  private static void markAll(byte[] halves, int at, int group) {
    for (int i = 0; i < 2 * NIBBLES; i++) {
      halves[2 * at * NIBBLES + i] |= (byte) (1 << group);
    }
  }

  private static void append(ByteArrayOutputStream list, Stem stem) {
    boolean whole = stem.text().length() <= LONGEST;
    String text = whole ? stem.text() : stem.text().substring(0, LONGEST);
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    list.write(bytes.length);
    list.write(whole && stem.bounded() ? 1 : 0);
    for (byte b : bytes) {
      list.write(isLetter(b) ? b & ALL_BUT_CASE : b);
    }
    for (byte b : bytes) {
      list.write(isLetter(b) ? ALL_BUT_CASE : ALL_BITS);
    }
  }

  /** Of a stem, whose letters are in lower case. */
  private static boolean isLetter(byte b) {
    return b >= 'a' && b <= 'z';
  }

  @Override
  public void skip(byte[] bytes, int from, int limit, int stop) {
    skip(table, bytes, from, limit, stop, result);
  }

  @Override
  public int position() {
    return result[0];
  }

  @Override
  public int lineFeed() {
    return result[1];
  }

  @Override
  public int skipped() {
    return result[2];
  }

  /** Whether the processor has the instructions. */
  private static native boolean canRun();

  /** {@code result}: {@link #position}, {@link #lineFeed}, {@link #skipped}. */
  private static native void skip(
      byte[] table, byte[] bytes, int from, int limit, int stop, int[] result);
}

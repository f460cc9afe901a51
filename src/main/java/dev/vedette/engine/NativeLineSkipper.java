package dev.vedette.engine;

import dev.vedette.detect.KeywordScan;
import dev.vedette.parse.NativeLibrary;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Passes over lines with the processor's vector instructions, in {@code line_skipper.c}: some times
 * the speed of {@link JavaLineSkipper}, and as fast in a fresh process.
 *
 * <p>What it looks for it gets as a table of bytes: the form of the lines, the {@linkplain
 * KeywordScan#anchors anchors}, and the stems in chains by their second and third byte. The enum in
 * {@code line_skipper.c} says where what stands.
 */
final class NativeLineSkipper implements LineSkipper {
  private static final boolean AVAILABLE = NativeLibrary.isLoaded() && canRun();

  /** How many lines one call tells of at most; the library has room for as many. */
  private static final int MOST_LINES = 256;

  private static final int NUMBERS = 3;

  private static final int ANCHORS = 3;
  private static final int CHAINS_AT = 8;
  private static final int CHAINS = 1 << 10;
  private static final int STEM_AT = 6;

  /** Of a longer stem the beginning is enough: what it finds too much is decided by who reads. */
  private static final int LONGEST = 100;

  /** Eight bytes are compared at a time. */
  private static final int SHORTEST_STORED = 8;

  private static final byte ALL_BITS = (byte) 0xff;
  private static final byte ALL_BUT_CASE = (byte) 0xdf;

  private final byte[] table;

  /** Of each line that was not passed over its start, its line feed, and how many were before. */
  private final int[] lines = new int[MOST_LINES * NUMBERS];

  private byte[] bytes;
  private int limit;
  private int stop;
  private int found;
  private int at;

  /**
   * A skipper for one thread.
   *
   * @param keywords a usable one
   * @param json whether lines are JSON, or else of an access log
   */
  NativeLineSkipper(KeywordScan keywords, boolean json) {
    List<KeywordScan.Stem> stems = keywords.stems();
    int stemsAt = CHAINS_AT + CHAINS * Integer.BYTES;
    int most = stemsAt + stems.size() * (STEM_AT + 2 * LONGEST);
    ByteBuffer all = ByteBuffer.allocate(most).order(ByteOrder.LITTLE_ENDIAN);
    byte[] anchors = keywords.anchors();
    all.put((byte) (json ? 0 : 1));
    for (int i = 0; i < ANCHORS; i++) {
      all.put(anchors[Math.min(i, anchors.length - 1)]);
    }
    all.put((byte) (keywords.stemsGoOnWithLetters() ? 1 : 0));
    all.position(stemsAt);
    stems.forEach(stem -> append(all, stem));
    table = all.array();
  }

  /** Whether the library is there and this processor has the instructions. */
  static boolean isAvailable() {
    return AVAILABLE;
  }

  private static void append(ByteBuffer all, KeywordScan.Stem stem) {
    String text = stem.text();
    boolean whole = text.length() <= LONGEST;
    byte[] bytes = (whole ? text : text.substring(0, LONGEST)).getBytes(StandardCharsets.US_ASCII);
    byte[] values = new byte[Math.max(bytes.length, SHORTEST_STORED)];
    byte[] masks = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      masks[i] = isLetter(bytes[i]) ? ALL_BUT_CASE : ALL_BITS;
      values[i] = (byte) (bytes[i] & masks[i]);
    }
    int chain = CHAINS_AT + ((bytes[1] & 31) << 5 | (bytes[2] & 31)) * Integer.BYTES;
    int next = all.getInt(chain);
    all.putInt(chain, all.position());
    all.putInt(next);
    all.put((byte) bytes.length);
    all.put((byte) (whole && stem.bounded() ? 1 : 0));
    all.put(values).put(masks);
  }

  /** Of a stem, whose letters are in lower case. */
  private static boolean isLetter(byte b) {
    return b >= 'a' && b <= 'z';
  }

  @Override
  public void begin(byte[] read, int from, int readUpTo, int end) {
    bytes = read;
    limit = readUpTo;
    stop = end;
    look(from);
  }

  private void look(int from) {
    found = skip(table, bytes, from, limit, stop, lines);
    at = -1;
  }

  @Override
  public void skip() {
    if (at == found - 1) {
      look(lineFeed() + 1);
    }
    at++;
  }

  @Override
  public int position() {
    return lines[at * NUMBERS];
  }

  @Override
  public int lineFeed() {
    return lines[at * NUMBERS + 1];
  }

  @Override
  public int skipped() {
    return lines[at * NUMBERS + 2];
  }

  /** Whether the processor has the instructions. */
  private static native boolean canRun();

  /**
   * Fills {@code lines}. The last has -1 for its line feed, unless there are more than have room.
   *
   * @return how many there are, at least one
   */
  private static native int skip(
      byte[] table, byte[] bytes, int from, int limit, int stop, int[] lines);
}

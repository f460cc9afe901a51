package dev.vedette.engine;

import dev.vedette.detect.KeywordScan;
import dev.vedette.parse.NativeLibrary;

/**
 * Passes over lines with the processor's vector instructions, in {@code line_skipper.c}: some times
 * the speed of {@link JavaLineSkipper}, and as fast in a fresh process.
 */
final class NativeLineSkipper implements LineSkipper {
  /** How many lines one call tells of at most; the library has room for as many. */
  private static final int MOST_LINES = 256;

  private static final int NUMBERS = 3;

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
   * @param keywords those it {@linkplain #canLookFor can look for}
   * @param json whether lines are JSON, or else of an access log
   */
  NativeLineSkipper(KeywordScan keywords, boolean json) {
    table = StemTable.of(keywords, json);
  }

  /** Whether it can run here, and look for these keywords. */
  static boolean canLookFor(KeywordScan keywords) {
    return NativeLibrary.isLoaded() && StemTable.hasRoomFor(keywords);
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

  /**
   * Fills {@code lines}. The last has -1 for its line feed, unless there are more than have room.
   *
   * @return how many there are, at least one
   */
  private static native int skip(
      byte[] table, byte[] bytes, int from, int limit, int stop, int[] lines);
}

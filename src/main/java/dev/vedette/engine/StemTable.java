package dev.vedette.engine;

import dev.vedette.detect.KeywordScan;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What the native library looks for, as a table of bytes: the form of lines, the {@linkplain
 * KeywordScan#anchors anchors}, and the stems in chains by their second and third byte. The enum in
 * {@code stems.h} says where what stands.
 */
final class StemTable {
  private static final int ANCHORS = 3;
  private static final int CHAINS_AT = 8;
  private static final int CHAINS = 1 << 10;
  private static final int STEM_AT = 6;

  /** A stem's length is one byte. */
  private static final int LONGEST = 255;

  /** Eight bytes are compared at a time. */
  private static final int SHORTEST_STORED = 8;

  private static final byte ALL_BITS = (byte) 0xff;
  private static final byte ALL_BUT_CASE = (byte) 0xdf;

  private StemTable() {}

  /** Whether there can be a table for these keywords. */
  static boolean hasRoomFor(KeywordScan keywords) {
    return keywords.usable() && keywords.longestStem() <= LONGEST;
  }

  /**
   * The table for some keywords.
   *
   * @param keywords for which there can be one
   * @param json whether lines are JSON; of no interest where there are none
   */
  static byte[] of(KeywordScan keywords, boolean json) {
    List<KeywordScan.Stem> stems = keywords.stems();
    int stemsAt = CHAINS_AT + CHAINS * Integer.BYTES;
    int longest = Math.max(keywords.longestStem(), SHORTEST_STORED);
    int most = stemsAt + stems.size() * (STEM_AT + 2 * longest);
    ByteBuffer all = ByteBuffer.allocate(most).order(ByteOrder.LITTLE_ENDIAN);
    byte[] anchors = keywords.anchors();
    all.put((byte) (json ? 0 : 1));
    for (int i = 0; i < ANCHORS; i++) {
      all.put(anchors[Math.min(i, anchors.length - 1)]);
    }
    all.put((byte) (keywords.stemsGoOnWithLetters() ? 1 : 0));
    all.position(stemsAt);
    stems.forEach(stem -> append(all, stem));
    return all.array();
  }

  private static void append(ByteBuffer all, KeywordScan.Stem stem) {
    byte[] bytes = stem.text().getBytes(StandardCharsets.US_ASCII);
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
    all.put((byte) (stem.bounded() ? 1 : 0));
    all.put(values).put(masks);
  }

  /** Of a stem, whose letters are in lower case. */
  private static boolean isLetter(byte b) {
    return b >= 'a' && b <= 'z';
  }
}

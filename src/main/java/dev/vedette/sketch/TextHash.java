package dev.vedette.sketch;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.Objects;

/**
 * The 64-bit hash of a text: XXH3-64 with seed 0 over its UTF-8 bytes.
 *
 * <p>It is part of the saved state's format: another hash would count known values again after a
 * restore. It is unseeded and hence predictable, so a client can look for values that collide on
 * purpose; a collision makes a count too small by one and costs a table of bounded size some extra
 * probes.
 *
 * @see <a href="https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md">xxHash spec</a>
 */
public final class TextHash {
  private static final Hasher64 XXH3 = Hashing.xxh3_64();

  private TextHash() {}

  /**
   * Hashes a string. Lone surrogates, which UTF-8 cannot express, are hashed in their WTF-8 form,
   * so that different strings never share their bytes.
   *
   * @param value any string
   * @return the same as {@link #of(byte[], int, int)} over the UTF-8 bytes
   */
  public static long of(String value) {
    return XXH3.hashBytesToLong(Wtf8.encode(value));
  }

  /**
   * Hashes a text that is still in its bytes.
   *
   * @param utf8 an array that holds the text's UTF-8 bytes; malformed ones are hashed as they are
   * @param offset where the text starts
   * @param length in bytes
   * @return the same as {@link #of(String)} for the decoded text
   * @throws IndexOutOfBoundsException if the range is not within the array
   */
  public static long of(byte[] utf8, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, utf8.length);
    return XXH3.hashBytesToLong(utf8, offset, length);
  }
}

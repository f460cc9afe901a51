package dev.vedette.sketch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * A few of the distinct values: the k with the smallest hashes, compared as unsigned numbers, equal
 * ones by the value itself. As hashes are random this is a fair sample, and unlike "the first k" it
 * depends on the set of values alone.
 *
 * <p>Values are kept up to {@value #MAX_CHARS} characters, so k of them take k * 16 KiB at worst.
 * Not thread-safe.
 */
public final class BottomSamples {
  /** The longest value kept, in characters; of a longer one the start, ending in an ellipsis. */
  public static final int MAX_CHARS = 8192;

  /** The largest number of samples. */
  public static final int MAX_SAMPLES = 1024;

  private static final int ARRAY_BYTES = 24;

  private final int k;
  // They grow with what they hold: most sources ask for one thing only.
  private long[] hashes = new long[1];
  // In WTF-8: most are written to a shuffle or to state, and never read as strings.
  private byte[][] values = new byte[1][];
  private int size;

  /**
   * No samples yet.
   *
   * @param k how many to keep, 1 to {@value #MAX_SAMPLES}
   * @throws IllegalArgumentException if it is out of this range
   */
  public BottomSamples(int k) {
    if (k < 1 || k > MAX_SAMPLES) {
      throw new IllegalArgumentException("k must be from 1 to " + MAX_SAMPLES + " but is " + k);
    }
    this.k = k;
  }

  private BottomSamples(BottomSamples other) {
    k = other.k;
    hashes = other.hashes.clone();
    values = other.values.clone();
    size = other.size;
  }

  /**
   * Reads what {@link #writeTo} wrote.
   *
   * @throws IOException if the version is unknown or the content is not that of samples
   */
  public static BottomSamples readFrom(DataInput in) throws IOException {
    return BottomSamplesFormat.read(in);
  }

  /** Writes a version byte and the content; equal samples write equal bytes. */
  public void writeTo(DataOutput out) throws IOException {
    BottomSamplesFormat.write(this, out);
  }

  /** Whether the bytes of a value are kept as they are: it is short enough, and ASCII. */
  public static boolean keepsAsItIs(Utf8Text value) {
    return value.length() <= MAX_CHARS
        && Wtf8.isAscii(value.bytes(), value.start(), value.length());
  }

  /**
   * Writes what samples of one value would write, without making them.
   *
   * @param value one that is kept as it is
   */
  public static void writeOne(int k, long hash, Utf8Text value, DataOutput out) throws IOException {
    BottomSamplesFormat.writeOne(k, hash, value, out);
  }

  /**
   * Whether a value with this hash might be kept. If not, {@link #add} would do nothing, and the
   * caller need not make it. It is also true for a hash that is here already: another value may
   * share it.
   */
  public boolean wants(long hash) {
    return size < k || Long.compareUnsigned(hash, hashes[size - 1]) <= 0;
  }

  /**
   * Offers a value.
   *
   * @param hash the hash of the whole value, of the quality of {@link TextHash}
   * @param value the value, of which at most {@value #MAX_CHARS} characters are kept
   */
  public void add(long hash, String value) {
    if (wants(hash)) {
      insert(hash, Wtf8.encode(Ellipsis.cut(value, MAX_CHARS)));
    }
  }

  /** The same, of a text that is still in its bytes. */
  public void add(long hash, Utf8Text value) {
    if (!wants(hash) || has(hash, value)) {
      return;
    }
    if (keepsAsItIs(value)) {
      insert(hash, value.copyOfBytes());
    } else {
      // As a string it is cut, and what is not UTF-8 is replaced.
      add(hash, value.text());
    }
  }

  private boolean has(long hash, Utf8Text value) {
    int end = value.start() + value.length();
    for (int i = 0; i < size; i++) {
      if (hashes[i] == hash
          && Arrays.equals(values[i], 0, values[i].length, value.bytes(), value.start(), end)) {
        return true;
      }
    }
    return false;
  }

  /** A value that another has cut and encoded. */
  void addEncoded(long hash, byte[] value) {
    if (wants(hash)) {
      insert(hash, value);
    }
  }

  /**
   * Offers all that the other holds and leaves that one as it is.
   *
   * @throws IllegalArgumentException if the other keeps another number of samples
   */
  public void merge(BottomSamples other) {
    if (k != other.k) {
      throw new IllegalArgumentException(
          "cannot merge " + other.k + " samples into " + k + " samples");
    }
    for (int i = 0; i < other.size; i++) {
      addEncoded(other.hashes[i], other.values[i]);
    }
  }

  /** The values kept, in ascending order of their hashes: a copy. */
  public List<String> values() {
    return Arrays.stream(values, 0, size).map(Wtf8::text).toList();
  }

  /** About how many bytes of memory the content takes. */
  public int bytes() {
    int bytes = 0;
    for (int i = 0; i < size; i++) {
      bytes += Long.BYTES + ARRAY_BYTES + values[i].length;
    }
    return bytes;
  }

  /** Independent samples with the same content. */
  public BottomSamples copy() {
    return new BottomSamples(this);
  }

  int k() {
    return k;
  }

  int size() {
    return size;
  }

  long hash(int index) {
    return hashes[index];
  }

  byte[] value(int index) {
    return values[index];
  }

  private void insert(long hash, byte[] value) {
    int index = 0;
    while (index < size && compare(index, hash, value) < 0) {
      index++;
    }
    boolean isHere = index < size && compare(index, hash, value) == 0;
    if (index == k || isHere) {
      return;
    }
    size = Math.min(size + 1, k);
    if (size > hashes.length) {
      int length = Math.min(k, 2 * hashes.length);
      hashes = Arrays.copyOf(hashes, length);
      values = Arrays.copyOf(values, length);
    }
    System.arraycopy(hashes, index, hashes, index + 1, size - index - 1);
    System.arraycopy(values, index, values, index + 1, size - index - 1);
    hashes[index] = hash;
    values[index] = value;
  }

  private int compare(int index, long hash, byte[] value) {
    int byHash = Long.compareUnsigned(hashes[index], hash);
    if (byHash != 0 || Arrays.equals(values[index], value)) {
      return byHash;
    }
    return Wtf8.text(values[index]).compareTo(Wtf8.text(value));
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof BottomSamples other
        && k == other.k
        && Arrays.equals(hashes, 0, size, other.hashes, 0, other.size)
        && Arrays.deepEquals(Arrays.copyOf(values, size), Arrays.copyOf(other.values, other.size));
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  @Override
  public String toString() {
    return "BottomSamples" + values();
  }
}

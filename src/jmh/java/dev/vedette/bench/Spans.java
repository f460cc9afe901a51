package dev.vedette.bench;

import java.util.Arrays;

/** Texts in one array of bytes. */
public final class Spans {
  private final byte[] bytes;
  private int[] starts = new int[Inputs.ROWS];
  private int[] ends = new int[Inputs.ROWS];
  private int count;

  /** None yet, of this array. */
  public Spans(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The lines of an input. */
  public static Spans lines(byte[] input) {
    Spans lines = new Spans(input);
    int start = 0;
    for (int i = 0; i < input.length; i++) {
      if (input[i] == '\n') {
        lines.add(start, i);
        start = i + 1;
      }
    }
    return lines;
  }

  /** Adds one. */
  public void add(int start, int end) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    starts[count] = start;
    ends[count++] = end;
  }

  /** The array that holds them all. */
  public byte[] bytes() {
    return bytes;
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** Where one starts. */
  public int start(int index) {
    return starts[index];
  }

  /** Where it ends. */
  public int end(int index) {
    return ends[index];
  }

  /** How many bytes they have together. */
  public long length() {
    long length = 0;
    for (int i = 0; i < count; i++) {
      length += ends[i] - starts[i];
    }
    return length;
  }
}

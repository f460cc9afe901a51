package dev.vedette.sketch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The bytes of {@link BottomSamples}, big-endian: version (1 byte), k (2), number of samples (2);
 * then per sample in ascending order its hash (8), its length in bytes (2) and its text in WTF-8.
 * The length fits two bytes, as a character takes three bytes at most.
 */
final class BottomSamplesFormat {
  private static final int VERSION = 1;
  private static final int MAX_BYTES = 3 * BottomSamples.MAX_CHARS;

  private BottomSamplesFormat() {}

  static void write(BottomSamples samples, DataOutput out) throws IOException {
    writeSizes(samples.k(), samples.size(), out);
    for (int i = 0; i < samples.size(); i++) {
      byte[] text = samples.value(i);
      out.writeLong(samples.hash(i));
      out.writeShort(text.length);
      out.write(text);
    }
  }

  static void writeOne(int k, long hash, Utf8Text text, DataOutput out) throws IOException {
    writeSizes(k, 1, out);
    out.writeLong(hash);
    out.writeShort(text.length());
    out.write(text.bytes(), text.start(), text.length());
  }

  private static void writeSizes(int k, int size, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeShort(k);
    out.writeShort(size);
  }

  static BottomSamples read(DataInput in) throws IOException {
    int version = in.readUnsignedByte();
    require(version == VERSION, "unknown version", version);
    int k = in.readUnsignedShort();
    require(k >= 1 && k <= BottomSamples.MAX_SAMPLES, "impossible k", k);
    int size = in.readUnsignedShort();
    require(size <= k, "impossible number", size);
    BottomSamples samples = new BottomSamples(k);
    for (int i = 0; i < size; i++) {
      readSample(in, samples, i);
    }
    return samples;
  }

  private static void readSample(DataInput in, BottomSamples samples, int index)
      throws IOException {
    long hash = in.readLong();
    int length = in.readUnsignedShort();
    require(length <= MAX_BYTES, "impossible length", length);
    byte[] text = new byte[length];
    in.readFully(text);
    int chars = Wtf8.length(text);
    require(chars <= BottomSamples.MAX_CHARS, "impossible length", chars);
    samples.addEncoded(hash, text);
    // A value that is here already or belongs before another did not become the last one.
    boolean isLast = samples.size() == index + 1 && samples.value(index) == text;
    require(isLast, "sample out of order at index", index);
  }

  private static void require(boolean holds, String trouble, int value) throws IOException {
    if (!holds) {
      throw new IOException("saved samples: " + trouble + " " + value);
    }
  }
}

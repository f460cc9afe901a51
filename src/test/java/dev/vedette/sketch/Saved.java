package dev.vedette.sketch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;

/** What a checkpoint would hold of a summary. */
final class Saved {
  private Saved() {}

  static byte[] bytes(DistinctSketch sketch) {
    return bytes(sketch::writeTo);
  }

  static byte[] bytes(BottomSamples samples) {
    return bytes(samples::writeTo);
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  static DataInputStream input(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  /** An input of the bytes that a hexadecimal text tells; blanks in it only structure it. */
  static DataInputStream input(String hex) {
    return input(HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  private static byte[] bytes(Writer writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      writer.writeTo(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private interface Writer {
    void writeTo(DataOutputStream out) throws IOException;
  }
}

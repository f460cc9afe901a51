package dev.vedette.generate;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Texts as the bytes of a format, made once so that rows are only copied together. */
final class Texts {
  private Texts() {}

  /** How a format writes a text between quotes. */
  @FunctionalInterface
  interface Escape {
    String of(String text);
  }

  /** Quotes and backslashes as JSON has them. */
  static String json(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  /** As nginx has them. */
  static String accessLog(String text) {
    return text.replace("\\", "\\x5C").replace("\"", "\\x22");
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static byte[][] all(List<String> texts, Escape escape) {
    return texts.stream()
        .map(text -> escape.of(text).getBytes(StandardCharsets.UTF_8))
        .toArray(byte[][]::new);
  }
}

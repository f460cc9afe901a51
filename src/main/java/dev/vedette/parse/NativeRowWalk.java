package dev.vedette.parse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Walks along a row in {@code flat_row.c}, which needs the {@link NativeLibrary}. */
final class NativeRowWalk implements RowWalk {
  /** As many as the library has room for. */
  private static final int MOST_COLUMNS = 32;

  private final byte[] columns;

  /** {@code firstRaw}: this column and those after it, but for the last one, are raw. */
  NativeRowWalk(List<String> names, int firstRaw) {
    if (names.size() > MOST_COLUMNS) {
      throw new IllegalArgumentException(names.size() + " columns, more than " + MOST_COLUMNS);
    }
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    table.write(names.size());
    table.write(firstRaw);
    for (String name : names) {
      byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
      table.write(bytes.length);
      table.writeBytes(bytes);
    }
    columns = table.toByteArray();
  }

  @Override
  public int walk(byte[] record, int start, int length, int[] spans) {
    return walk(columns, record, start, length, spans);
  }

  private static native int walk(byte[] columns, byte[] record, int start, int length, int[] spans);
}

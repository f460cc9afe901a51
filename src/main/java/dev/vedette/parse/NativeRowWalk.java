package dev.vedette.parse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Walks along a row in {@code flat_row.c}, which needs the {@link NativeLibrary}; along one for
 * which that has no room, in Java.
 */
final class NativeRowWalk implements RowWalk {
  /** The library's answer for more than it has room for. */
  private static final int TOO_LONG = 3;

  private static final int LIST_TOO_LONG = -1;

  private final byte[] columns;
  private final RowWalk inJava;

  /** {@code firstRaw}: this column and those after it, but for the last one, are raw. */
  NativeRowWalk(List<String> names, int firstRaw) {
    inJava = new JavaRowWalk(names, firstRaw);
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
    int outcome = walk(columns, record, start, length, spans);
    return outcome == TOO_LONG ? inJava.walk(record, start, length, spans) : outcome;
  }

  @Override
  public int walkList(byte[] bytes, int start, int end, int[] found) {
    int rows = walkList(columns, bytes, start, end, found);
    return rows == LIST_TOO_LONG ? inJava.walkList(bytes, start, end, found) : rows;
  }

  private static native int walkList(byte[] columns, byte[] bytes, int start, int end, int[] found);

  private static native int walk(byte[] columns, byte[] record, int start, int length, int[] spans);
}

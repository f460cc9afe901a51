package dev.vedette.columnar;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.column.values.ValuesReader;

/**
 * Byte strings of a page or a dictionary, one behind the other in one array, with or without
 * something between them. Overwritten by those of the next page.
 */
public final class TextValues {
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes = new byte[0];

  /** Those of an encoding in which values do not stand in one piece; used again for each page. */
  private byte[] decoded = new byte[0];

  private int[] starts = new int[0];
  private int[] ends = new int[0];
  private int count;

  /** How many values there are. */
  public int count() {
    return count;
  }

  /** The array in which all of them lie. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where a value starts. */
  public int start(int index) {
    return starts[index];
  }

  /** Where a value ends. */
  public int end(int index) {
    return ends[index];
  }

  /** Where the values start, in ascending order, and more that is of no meaning. */
  public int[] starts() {
    return starts;
  }

  /** Where they end, and more that is of no meaning. */
  public int[] ends() {
    return ends;
  }

  /** Values each behind its length; they stay where they are. */
  void takePlain(byte[] page, int from, int to, int values) throws IOException {
    if ((long) values * Integer.BYTES > to - from) {
      throw new IOException("it ends before its values do");
    }
    begin(page, values);
    int at = from;
    for (int i = 0; i < values; i++) {
      if (at + Integer.BYTES > to) {
        throw new IOException("it ends before its values do");
      }
      int length = (int) INTS.get(page, at);
      at += Integer.BYTES;
      if (length < 0 || length > to - at) {
        throw new IOException("a value of " + length + " bytes");
      }
      starts[i] = at;
      at += length;
      ends[i] = at;
    }
  }

  /** Values of one length; they stay where they are. */
  void takeFixed(byte[] page, int from, int to, int values, int length) throws IOException {
    if ((long) values * length > to - from) {
      throw new IOException("it ends before its values do");
    }
    begin(page, values);
    for (int i = 0; i < values; i++) {
      starts[i] = from + i * length;
      ends[i] = starts[i] + length;
    }
  }

  /** Values of an encoding in which they do not stand in one piece. */
  void takeDecoded(ValuesReader reader, int values) {
    if (decoded.length == 0) {
      decoded = new byte[Math.max(64, 32 * Math.min(values, 1 << 20))];
    }
    begin(decoded, values);
    int at = 0;
    for (int i = 0; i < values; i++) {
      ByteBuffer value = reader.readBytes().toByteBuffer();
      int length = value.remaining();
      if (at + length > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(at + length, 2 * bytes.length));
      }
      value.get(bytes, at, length);
      starts[i] = at;
      at += length;
      ends[i] = at;
    }
    decoded = bytes;
  }

  private void begin(byte[] page, int values) {
    bytes = page;
    count = values;
    if (starts.length < values) {
      // With room for a few more, as the next page may have.
      starts = new int[(int) Math.min(Integer.MAX_VALUE - 8, values + values / 4L)];
      ends = new int[starts.length];
    }
  }
}

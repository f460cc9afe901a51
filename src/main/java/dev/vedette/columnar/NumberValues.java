package dev.vedette.columnar;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Numbers of a page or a dictionary; of truth values 0 and 1. */
final class NumberValues {
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private long[] values = new long[0];
  private int count;

  int count() {
    return count;
  }

  long value(int index) {
    return values[index];
  }

  void takePlain(byte[] page, int from, int to, int number, PrimitiveTypeName type)
      throws IOException {
    if (bits(type) * (long) number > 8L * (to - from)) {
      throw new IOException("it ends before its values do");
    }
    begin(number);
    for (int i = 0; i < number; i++) {
      values[i] = plain(page, from, i, type);
    }
  }

  private static int bits(PrimitiveTypeName type) {
    return type == PrimitiveTypeName.BOOLEAN ? 1 : type == PrimitiveTypeName.INT32 ? 32 : 64;
  }

  private static long plain(byte[] page, int from, int index, PrimitiveTypeName type) {
    return switch (bits(type)) {
      case 1 -> (page[from + (index >>> 3)] >> (index & 7)) & 1;
      case 32 -> (int) INTS.get(page, from + Integer.BYTES * index);
      default -> (long) LONGS.get(page, from + Long.BYTES * index);
    };
  }

  void takeDecoded(ValuesReader reader, int number, PrimitiveTypeName type) {
    begin(number);
    for (int i = 0; i < number; i++) {
      values[i] =
          switch (bits(type)) {
            case 1 -> reader.readBoolean() ? 1 : 0;
            case 32 -> reader.readInteger();
            default -> reader.readLong();
          };
    }
  }

  private void begin(int number) {
    count = number;
    if (values.length < number) {
      values = new long[number];
    }
  }
}

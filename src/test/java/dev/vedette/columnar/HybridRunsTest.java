package dev.vedette.columnar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.junit.jupiter.api.Test;

final class HybridRunsTest {
  private static final int STALE = 0x55;

  /** What parquet-java writes, between bytes and numbers of earlier pages. */
  @Test
  void readsWhatIsWritten() throws IOException {
    Random random = new Random(3);
    for (int round = 0; round < 2000; round++) {
      int width = random.nextInt(21);
      int[] numbers = numbers(random, width);
      byte[] runs = encode(numbers, width);
      byte[] bytes = new byte[runs.length + 100];
      Arrays.fill(bytes, (byte) STALE);
      System.arraycopy(runs, 0, bytes, 10, runs.length);
      int[] read = new int[numbers.length + 8];
      Arrays.fill(read, STALE);
      new HybridRuns(bytes, 10, 10 + runs.length, width).read(read, numbers.length);
      assertThat(Arrays.copyOf(read, numbers.length)).as("width %d", width).isEqualTo(numbers);
    }
  }

  private static int[] numbers(Random random, int width) {
    int[] numbers = new int[1 + random.nextInt(40)];
    for (int i = 0; i < numbers.length; i++) {
      boolean again = i > 0 && random.nextInt(6) > 0;
      numbers[i] = again ? numbers[i - 1] : random.nextInt(1 << width);
    }
    return numbers;
  }

  private static byte[] encode(int[] numbers, int width) throws IOException {
    try (RunLengthBitPackingHybridEncoder encoder =
        new RunLengthBitPackingHybridEncoder(width, 64, 1 << 16, new HeapByteBufferAllocator())) {
      for (int number : numbers) {
        encoder.writeInt(number);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      encoder.toBytes().writeAllTo(bytes);
      return bytes.toByteArray();
    }
  }

  @Test
  void takesAGroupWithoutWhatLiesBehindItsLastNumber() throws IOException {
    int[] read = new int[16];
    byte[] bytes = {3, (byte) 0x21, (byte) 0x43, STALE, STALE, STALE};
    new HybridRuns(bytes, 0, 3, 4).read(read, 4);
    assertThat(Arrays.copyOf(read, 4)).containsExactly(1, 2, 3, 4);
  }

  @Test
  void doesNotGoOnBehindTheEnd() {
    byte[] bytes = {3, (byte) 0x21, (byte) 0x43, STALE, STALE, STALE};
    assertThatThrownBy(() -> new HybridRuns(bytes, 0, 3, 4).read(new int[16], 5))
        .isInstanceOf(IOException.class);
  }
}

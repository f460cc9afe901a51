package dev.vedette.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class RowBufferTest {
  @Test
  void writesNumbersAsTheyAre() throws IOException {
    RowBuffer rows = new RowBuffer();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    rows.to(out);
    int[] numbers = {0, 9, 10, 99, 100, 101, 65535, 999_999_999, 1_000_000_000, Integer.MAX_VALUE};
    StringBuilder expected = new StringBuilder();
    for (int number : numbers) {
      rows.number(number);
      rows.endRow();
      expected.append(number).append('\n');
    }
    rows.flush();
    assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo(expected.toString());
  }
}

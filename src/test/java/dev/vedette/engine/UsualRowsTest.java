package dev.vedette.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class UsualRowsTest {
  private static final byte[] BUFFER = "[{\"a\":1}, {\"b\":22},{\"c\":[]}]".getBytes(UTF_8);

  private final UsualRows rows = new UsualRows();

  private int end(byte[] buffer, int start, long place) {
    return rows.end(buffer, start, buffer.length, place);
  }

  @Test
  void findsRowsOneBehindTheOther() {
    assertThat(end(BUFFER, 1, 101)).isEqualTo(8);
    assertThat(end(BUFFER, 10, 110)).isEqualTo(18);
    assertThat(end(BUFFER, 19, 119)).isEqualTo(27);
    assertThat(end(BUFFER, 27, 127)).isZero();
  }

  @Test
  void findsThemWhereTheBufferHasMoved() {
    assertThat(end(BUFFER, 1, 101)).isEqualTo(8);
    byte[] moved = new String(BUFFER, UTF_8).substring(9).getBytes(UTF_8);
    assertThat(end(moved, 1, 110)).isEqualTo(9);
    assertThat(end(moved, 10, 119)).isEqualTo(18);
  }

  @Test
  void takesNoRowForOneAtAnotherPlace() {
    assertThat(end(BUFFER, 1, 101)).isEqualTo(8);
    byte[] other = "[{\"a\":1}, {\"x\":\"other\"}]".getBytes(UTF_8);
    assertThat(end(other, 10, 510)).isEqualTo(other.length - 1);
    assertThat(end(other, 1, 501)).isEqualTo(8);
  }

  @Test
  void leavesUnusualRowsAlone() {
    assertThat(end("{\"a\":01}".getBytes(UTF_8), 0, 0)).isZero();
    assertThat(end("{\"a\":1".getBytes(UTF_8), 0, 0)).isZero();
  }
}

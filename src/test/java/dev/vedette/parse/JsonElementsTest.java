package dev.vedette.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonElementsTest {

  /** Counts how often a byte is passed. */
  private static final class CountingCursor implements ByteCursor {
    private final ArrayCursor cursor;
    private long passed;

    CountingCursor(byte[] bytes) {
      cursor = new ArrayCursor(bytes, 0, bytes.length);
    }

    @Override
    public int peek() {
      return cursor.peek();
    }

    @Override
    public void advance() {
      passed++;
      cursor.advance();
    }

    @Override
    public long place() {
      return cursor.place();
    }

    @Override
    public void begin() {
      cursor.begin();
    }

    @Override
    public void backTo(long place) {
      cursor.backTo(place);
    }
  }

  /** Whatever is damaged, what is looked at again is bounded by the text's length. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        ",{\"a\":[",
        "{\"a\":[{\"a\":[1,{\"b\" 1,",
        "{\"a\":[{\"b\":1},",
        "{\"a\":\"x,",
        "[{\"a\":[",
        ",{\""
      })
  void passesBytesOnlySoOften(String part) throws IOException {
    for (String before : new String[] {"[", "{\"records\":["}) {
      byte[] text = (before + part.repeat(400_000 / part.length())).getBytes(UTF_8);
      CountingCursor cursor = new CountingCursor(text);
      JsonElements elements = new JsonElements(cursor, () -> false);
      while (elements.next()) {
        assertThat(cursor.passed).isLessThan(16L * text.length);
      }
      assertThat(cursor.place()).isEqualTo(text.length);
    }
  }
}

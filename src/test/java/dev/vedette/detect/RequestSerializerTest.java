package dev.vedette.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.sketch.BottomSamples;
import dev.vedette.sketch.Utf8Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RequestSerializerTest {
  private static final ScrapeStats.Layout LAYOUT = new ScrapeStats.Layout(65_536, 14, 5, 3);

  private final RequestSerializer serializer = new RequestSerializer(LAYOUT);

  /** In the middle of an array, as a row is. */
  private static Utf8Text text(String text) {
    byte[] row = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
    return new Utf8Text(row, 1, row.length - 2);
  }

  private static byte[] written(long time, String url, String userAgent, List<String> keywords)
      throws IOException {
    ScrapeStats stats = new ScrapeStats(LAYOUT);
    stats.add(time, text(url), text(userAgent), keywords);
    DataOutputSerializer out = new DataOutputSerializer(64);
    stats.writeTo(out);
    return out.getCopyOfBuffer();
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.example.com/partners/acme?page=7, curl/8.7.1, /partners",
    "/, '', x",
    "'', a, /Partenaires-é",
    "/partners, a, /partners"
  })
  void writesWhatAnAccumulatorWouldWrite(String url, String userAgent, String keyword)
      throws IOException {
    long time = 1_767_571_200_123L;
    assertThat(serializer.pack(time, text(url), text(userAgent), List.of(keyword)))
        .isEqualTo(written(time, url, userAgent, List.of(keyword)));
  }

  @Test
  void keepsTheLongestText() throws IOException {
    String longest = "u".repeat(BottomSamples.MAX_CHARS);
    assertThat(serializer.pack(-1, text(longest), text(longest), List.of("u")))
        .isEqualTo(written(-1, longest, longest, List.of("u")));
  }

  @Test
  void leavesToTheAccumulatorWhatItDoesNotKeepAsItIs() {
    String tooLong = "u".repeat(BottomSamples.MAX_CHARS + 1);
    assertThat(serializer.pack(0, text(tooLong), text("a"), List.of("u"))).isNull();
    assertThat(serializer.pack(0, text("/é"), text("a"), List.of("/"))).isNull();
    assertThat(serializer.pack(0, text("/"), text("é"), List.of("/"))).isNull();
    assertThat(serializer.pack(0, text("/b/a"), text("a"), List.of("/b", "/a"))).isNull();
  }
}

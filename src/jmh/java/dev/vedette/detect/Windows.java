package dev.vedette.detect;

import dev.vedette.bench.Inputs;
import dev.vedette.engine.Rules;
import dev.vedette.sketch.Utf8Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The requests of one source in one window, each for another URL. */
final class Windows {
  private static final long START = 1_767_571_200_000L;
  private static final List<String> KEYWORDS = List.of("/partners");

  private final ScrapeStats.Layout layout;
  private final Utf8Text[] urls;
  private final Utf8Text userAgent = text("python-requests/2.32");

  Windows(int requests) throws IOException {
    layout = new Rules(Inputs.job()).layout();
    urls = new Utf8Text[requests];
    for (int i = 0; i < requests; i++) {
      urls[i] = text("https://www.example.com/partners/acme?page=" + i);
    }
  }

  private static Utf8Text text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Utf8Text(bytes, 0, bytes.length);
  }

  /** Nothing seen yet. */
  ScrapeStats empty() {
    return new ScrapeStats(layout);
  }

  /** An accumulator of some of them. */
  ScrapeStats of(int from, int to) {
    ScrapeStats stats = empty();
    for (int i = from; i < to; i++) {
      stats.add(START + i, urls[i], userAgent, KEYWORDS);
    }
    return stats;
  }

  /** All of them, as they travel from the reader to the window. */
  ScrapePartial partial() {
    return new ScrapePartial("203.0.113.7", START, null, of(0, urls.length), START);
  }
}

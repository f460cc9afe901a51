package dev.vedette.engine;

import dev.vedette.detect.KeywordScan;
import dev.vedette.detect.Source;
import dev.vedette.detect.WindowBin;
import dev.vedette.sketch.Utf8Text;
import java.util.List;

/** Decides as {@link WebRequests} does, on requests that are still in their bytes. */
final class FlatWebRequests {
  private static final Utf8Text NO_TEXT = new Utf8Text(new byte[0], 0, 0);

  private final KeywordScan keywords;
  private final RememberedSources sources;
  private final long windowMillis;

  FlatWebRequests(KeywordScan keywords, RememberedSources sources, long windowMillis) {
    this.keywords = keywords;
    this.sources = sources;
    this.windowMillis = windowMillis;
  }

  /** One request. */
  void accept(RawRequest request, ReadingBuilder into, Rejecting rejecting) {
    Utf8Text url = request.url();
    List<String> matched =
        url == null
            ? List.of()
            : keywords.matched(url.bytes(), url.start(), url.start() + url.length());
    if (matched.isEmpty()) {
      request.noteTime(into);
      into.unmatched();
      return;
    }
    long time = request.requireTime(into, rejecting);
    if (time == EventTimes.REJECTED) {
      return;
    }
    Source source = sources.classify(request.sourceIp());
    if (source.verdict() == Source.Verdict.EXCLUDED) {
      into.excluded();
      return;
    }
    Utf8Text agent = request.userAgent();
    into.scrape(
        source,
        WindowBin.startOf(time, windowMillis),
        time,
        url,
        agent == null ? NO_TEXT : agent,
        matched);
  }
}

package dev.vedette.engine;

import dev.vedette.detect.Source;
import dev.vedette.detect.SourceRule;
import dev.vedette.detect.WindowBin;
import java.util.List;
import java.util.function.Function;

/**
 * Decides what one web request amounts to. The URL is looked at first: a request that does not
 * match is unmatched, whatever else is wrong with it, because later readers will not even parse it.
 */
final class WebRequests {
  private final Function<String, List<String>> pages;
  private final SourceRule sources;
  private final long windowMillis;
  private final EventTimes times;

  /** {@code pages}: the keywords that a URL, which may be null, has. */
  WebRequests(
      Function<String, List<String>> pages,
      SourceRule sources,
      long windowMillis,
      EventTimes times) {
    this.pages = pages;
    this.sources = sources;
    this.windowMillis = windowMillis;
    this.times = times;
  }

  /** One request; null texts are as good as empty ones. {@code timeForm} reads the time's text. */
  void accept(
      String timeText,
      TimeText timeForm,
      String sourceIp,
      String url,
      String userAgent,
      ReadingBuilder into,
      Rejecting rejecting) {
    List<String> keywords = pages.apply(url);
    if (keywords.isEmpty()) {
      times.noteIfAny(timeText, timeForm, into);
      into.unmatched();
      return;
    }
    long time = times.require(timeText, timeForm, into, rejecting);
    if (time == EventTimes.REJECTED) {
      return;
    }
    Source source = sources.classify(sourceIp);
    if (source.verdict() == Source.Verdict.EXCLUDED) {
      into.excluded();
      return;
    }
    into.scrape(
        source.key(),
        WindowBin.startOf(time, windowMillis),
        source.suppressedBy(),
        time,
        url,
        userAgent == null ? "" : userAgent,
        keywords);
  }
}

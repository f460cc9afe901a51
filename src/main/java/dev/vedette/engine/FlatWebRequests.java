package dev.vedette.engine;

import dev.vedette.detect.KeywordScan;
import dev.vedette.detect.Source;
import dev.vedette.detect.SourceRule;
import dev.vedette.detect.WindowBin;
import dev.vedette.parse.FlatRow;
import dev.vedette.sketch.Utf8Text;
import java.util.List;

/** Decides as {@link WebRequests} does, on the bytes of a row. */
final class FlatWebRequests {
  private static final int TIME = 0;
  private static final int SOURCE_IP = 1;
  private static final int URL = 2;
  private static final int USER_AGENT = 3;
  private static final Utf8Text NO_TEXT = new Utf8Text(new byte[0], 0, 0);

  private final KeywordScan keywords;
  private final SourceRule sources;
  private final long windowMillis;
  private final FlatTimes times;

  FlatWebRequests(KeywordScan keywords, SourceRule sources, long windowMillis, EventTimes times) {
    this.keywords = keywords;
    this.sources = sources;
    this.windowMillis = windowMillis;
    this.times = new FlatTimes(times);
  }

  /** One request; {@code bytes}: the array in which the row was read. */
  void accept(FlatRow row, byte[] bytes, ReadingBuilder into, Rejecting rejecting) {
    List<String> matched = matched(row, bytes);
    if (matched.isEmpty()) {
      times.noteIfAny(row, TIME, bytes, into);
      into.unmatched();
      return;
    }
    long time = times.require(row, TIME, bytes, into, rejecting);
    if (time == EventTimes.REJECTED) {
      return;
    }
    Source source = sources.classify(row.text(SOURCE_IP));
    if (source.verdict() == Source.Verdict.EXCLUDED) {
      into.excluded();
      return;
    }
    into.scrape(
        source,
        WindowBin.startOf(time, windowMillis),
        time,
        text(row, bytes, URL),
        text(row, bytes, USER_AGENT),
        matched);
  }

  private List<String> matched(FlatRow row, byte[] bytes) {
    return row.has(URL) ? keywords.matched(bytes, row.start(URL), row.end(URL)) : List.of();
  }

  private static Utf8Text text(FlatRow row, byte[] bytes, int column) {
    return row.has(column)
        ? new Utf8Text(bytes, row.start(column), row.end(column) - row.start(column))
        : NO_TEXT;
  }
}

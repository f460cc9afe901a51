package dev.vedette.engine;

import dev.vedette.columnar.Column;
import dev.vedette.columnar.FileColumns;
import dev.vedette.columnar.RowGroup;
import dev.vedette.detect.KeywordScan;
import dev.vedette.detect.Source;
import dev.vedette.detect.WindowBin;
import dev.vedette.model.Input;
import dev.vedette.sketch.Utf8Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Columns of CommonSecurityLog: decides as {@link FlatWebRequests} does. The URLs are read first;
 * of the other columns only what belongs to those that match, and in streaming mode the times.
 */
final class WebColumns implements RowGroupInterpreter {
  private final KeywordScan keywords;
  private final RememberedSources sources;
  private final long windowMillis;
  private final EventTimes times;
  private final RowTime time;
  private final Column sourceIp;
  private final Column url;
  private final Column userAgent;
  private final RowTables tables;
  private final NeededRow row;
  private final KeywordRows matching;

  WebColumns(
      FileColumns file,
      KeywordScan keywords,
      RememberedSources sources,
      long windowMillis,
      EventTimes times) {
    this.keywords = keywords;
    this.sources = sources;
    this.windowMillis = windowMillis;
    this.times = times;
    Column timeGenerated = file.time("TimeGenerated");
    time = new RowTime(List.of(timeGenerated), times);
    sourceIp = file.text("SourceIP");
    url = file.text("RequestURL");
    userAgent = file.text("RequestClientApplication");
    tables = new RowTables(file, Input.WEB);
    row = new NeededRow(Input.WEB, List.of(timeGenerated, sourceIp, url, userAgent));
    matching = new KeywordRows(url, keywords);
  }

  @Override
  public void begin(RowGroup group) throws IOException {
    row.begin(group);
    tables.begin(group);
    matching.begin();
  }

  @Override
  public int unmatchedUntil(int at) throws IOException {
    return matching.unmatchedUntil(at);
  }

  @Override
  public void skip(int from, int to, ReadingBuilder into) throws IOException {
    into.unmatched(to - from);
    if (times.tracked()) {
      tables.noteTimes(from, to, time, into);
    }
  }

  @Override
  public void take(int at, String origin, ReadingBuilder into) throws IOException {
    Utf8Text text = utf8(url, at);
    List<String> matched =
        keywords.matched(text.bytes(), text.start(), text.start() + text.length());
    if (matched.isEmpty() || tables.isForeign(at)) {
      skip(at, at + 1, into);
      return;
    }
    if (row.isMalformed(at, origin, into)) {
      return;
    }
    long millis = time.require(at, into, row.rejecting(at, origin, into));
    if (millis == EventTimes.REJECTED) {
      return;
    }
    Source source = sources.classify(utf8(sourceIp, at));
    if (source.verdict() == Source.Verdict.EXCLUDED) {
      into.excluded();
      return;
    }
    long window = WindowBin.startOf(millis, windowMillis);
    into.scrape(source, window, millis, text, utf8(userAgent, at), matched);
  }

  private static Utf8Text utf8(Column column, int at) throws IOException {
    if (!column.seek(at)) {
      return NO_TEXT;
    }
    if (column.isText()) {
      return new Utf8Text(column.bytes(), column.start(), column.end() - column.start());
    }
    String text = column.text();
    byte[] bytes = text == null ? NO_TEXT.bytes() : text.getBytes(StandardCharsets.UTF_8);
    return new Utf8Text(bytes, 0, bytes.length);
  }

  private static final Utf8Text NO_TEXT = new Utf8Text(new byte[0], 0, 0);
}

package dev.vedette.engine;

import dev.vedette.model.Input;
import dev.vedette.parse.Columns;
import dev.vedette.parse.FlatRow;
import dev.vedette.parse.PlainEscapes;
import dev.vedette.sketch.Utf8Text;
import java.nio.charset.StandardCharsets;

/** CommonSecurityLog rows. */
final class FlatWebRows implements FlatRows, RawRequest {
  private static final int TIME = 0;
  private static final int SOURCE_IP = 1;
  private static final int URL = 2;
  private static final int USER_AGENT = 3;

  /** URLs and agents are raw: some writers put a backslash before each slash. */
  private final FlatRow row =
      new FlatRow(
          Columns.of("TimeGenerated", "SourceIP", "RequestURL", "RequestClientApplication"), URL);

  private final PlainEscapes url = new PlainEscapes();
  private final PlainEscapes userAgent = new PlainEscapes();
  private final byte[] table = Input.WEB.table().getBytes(StandardCharsets.US_ASCII);
  private final FlatWebRequests requests;
  private final FlatTimes times;
  private byte[] bytes;

  FlatWebRows(FlatWebRequests requests, EventTimes times) {
    this.requests = requests;
    this.times = new FlatTimes(times);
  }

  @Override
  public FlatRow row() {
    return row;
  }

  @Override
  public boolean take(byte[] from, ReadingBuilder into, Rejecting rejecting) {
    bytes = from;
    if (!resolves(URL, url) || !resolves(USER_AGENT, userAgent)) {
      return false;
    }
    if (row.isForeignTo(table)) {
      into.unmatched();
    } else {
      requests.accept(this, into, rejecting);
    }
    return true;
  }

  private boolean resolves(int column, PlainEscapes escapes) {
    return !row.isEscaped(column) || escapes.resolve(bytes, row.start(column), row.end(column));
  }

  @Override
  public Utf8Text url() {
    return text(URL, url);
  }

  @Override
  public Utf8Text userAgent() {
    return text(USER_AGENT, userAgent);
  }

  private Utf8Text text(int column, PlainEscapes resolved) {
    return row.isEscaped(column)
        ? new Utf8Text(resolved.text(), 0, resolved.length())
        : text(column);
  }

  private Utf8Text text(int column) {
    int start = row.start(column);
    return row.has(column) ? new Utf8Text(bytes, start, row.end(column) - start) : null;
  }

  @Override
  public Utf8Text sourceIp() {
    return text(SOURCE_IP);
  }

  @Override
  public void noteTime(ReadingBuilder into) {
    times.noteIfAny(row, TIME, bytes, into);
  }

  @Override
  public long requireTime(ReadingBuilder into, Rejecting rejecting) {
    return times.require(row, TIME, bytes, into, rejecting);
  }
}

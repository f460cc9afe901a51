package dev.vedette.generate;

import java.util.List;

/** Lines in the combined form of Apache and nginx, escaped as nginx does. */
final class AccessLogRows implements WebRows {
  private static final byte[] USER = Texts.ascii(" - - [");
  private static final byte[] UTC = Texts.ascii(" +0000");
  private static final byte[] INVALID_TIME = Texts.ascii("31/Feb/2026:10:00:00 +0000");
  private static final byte[] REQUEST = Texts.ascii("] \"");
  private static final byte[] PROTOCOL = Texts.ascii(" HTTP/1.1\" ");
  private static final byte[] QUOTED = Texts.ascii(" \"");
  private static final byte[] NEXT_QUOTED = Texts.ascii("\" \"");
  private static final byte[] FOREIGN_LINE = Texts.ascii("worker process 4711 exited with code 0");
  private static final byte[][] METHODS =
      Texts.all(
          List.of("GET ", "GET ", "GET ", "GET ", "GET ", "GET ", "POST ", "HEAD "),
          Texts::accessLog);
  private static final byte[][] STATUSES =
      Texts.all(
          List.of("200 ", "200 ", "200 ", "200 ", "200 ", "304 ", "301 ", "404 "),
          Texts::accessLog);
  private static final byte[][] AGENTS = Texts.all(Visitors.AGENTS, Texts::accessLog);
  private static final byte[][] REFERERS = Texts.all(Visitors.REFERERS, Texts::accessLog);
  private static final byte[][] PARTNER = Texts.all(Pages.PARTNER, Texts::accessLog);
  private static final byte[][] OTHERS = Texts.all(Pages.OTHERS, Texts::accessLog);

  private final Sources sources;
  private final Random64 random;
  private final TimeText times = TimeText.accessLog();

  AccessLogRows(Sources sources, Random64 random) {
    this.sources = sources;
    this.random = random;
  }

  @Override
  public void put(WebRequest request, RowBuffer into) {
    if (request.malformed == Malformed.FOREIGN_LINE) {
      into.put(FOREIGN_LINE);
      return;
    }
    sources.put(request.source, into);
    into.put(USER);
    putTime(request, into);
    if (request.malformed == Malformed.TRUNCATED) {
      // Without the bracket nothing that follows makes it a line.
      into.truncateRow(1 + random.below(into.rowLength()));
      return;
    }
    putRequest(request, random.next(), into);
  }

  private void putTime(WebRequest request, RowBuffer into) {
    if (request.malformed == Malformed.INVALID_TIME) {
      into.put(INVALID_TIME);
    } else if (request.malformed != Malformed.MISSING_TIME) {
      times.seconds(request.timeMillis, into);
      into.put(UTC);
    }
  }

  private static void putRequest(WebRequest request, long dice, RowBuffer into) {
    into.put(REQUEST);
    into.put(METHODS[(int) (dice & 7)]);
    SecurityLogRows.putPath(request, PARTNER, OTHERS, into);
    into.put(PROTOCOL);
    into.put(STATUSES[(int) (dice >>> 3 & 7)]);
    into.number((int) (dice >>> 6 & 131071));
    into.put(QUOTED);
    into.put(REFERERS[request.referer]);
    into.put(NEXT_QUOTED);
    into.put(AGENTS[request.agent]);
    into.put('"');
  }
}

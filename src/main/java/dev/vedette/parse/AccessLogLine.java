package dev.vedette.parse;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Reads one line of a web server's access log in the common or combined form of Apache and nginx:
 * {@code [vhost] address ident user [time] "request" status size "referer" "agent" anything}. The
 * virtual host, the ident and all after the size may be missing, and the user may hold blanks.
 *
 * <p>Escapes inside the quotes ({@code \"}, {@code \x22}) stay as logged. Text that is not UTF-8 is
 * taken for ISO-8859-1. The getters tell of the last line parsed, from the array in which it
 * stands. Not safe for several threads.
 *
 * @see <a href="https://httpd.apache.org/docs/2.4/logs.html#accesslog">Apache's forms</a>
 * @see <a href="https://nginx.org/en/docs/http/ngx_http_log_module.html">nginx's form</a>
 */
public final class AccessLogLine {
  private byte[] bytes;
  private int end;
  private int timeStart;
  private int timeEnd;
  private int requestStart;
  private int requestEnd;
  private int addressStart;
  private int addressEnd;
  private int agentStart;
  private int agentEnd;
  private final RequestLine request = new RequestLine();
  private String fault;

  /**
   * Parses a line, with or without its line end.
   *
   * @return whether it has the form; if not, {@link #fault} says why, and the texts are null
   */
  public boolean parse(byte[] line, int start, int length) {
    bytes = line;
    end = withoutLineEnd(start, start + length);
    fault = fault(start);
    return fault == null;
  }

  /**
   * Whether {@link #parse} would find that the line has the form; the getters tell nothing then.
   */
  public boolean fits(byte[] line, int start, int length) {
    bytes = line;
    end = withoutLineEnd(start, start + length);
    int bracket = timeEnd(start);
    return bracket >= 0 && requestEnd(bracket + 3) >= 0;
  }

  /** The client's address as logged; a host name where the server logs names. */
  public String sourceAddress() {
    return text(addressStart, addressEnd);
  }

  /** Where the client's address starts. */
  public int addressStart() {
    return addressStart;
  }

  /** Where the client's address ends. */
  public int addressEnd() {
    return addressEnd;
  }

  /** What stands in the brackets, such as {@code 17/May/2015:10:05:03 +0000}. */
  public String time() {
    return text(timeStart, timeEnd);
  }

  /** Where the time starts. */
  public int timeStart() {
    return timeStart;
  }

  /** Where the time ends. */
  public int timeEnd() {
    return timeEnd;
  }

  /** The request target; the whole request if it is not HTTP. */
  public String target() {
    return text(targetStart(), targetEnd(), requestStart, requestEnd);
  }

  /** Where the target starts. */
  public int targetStart() {
    return request.targetStart();
  }

  /** Where the target ends. */
  public int targetEnd() {
    return request.targetEnd();
  }

  /** The user agent as logged, {@code -} included; "" when the line has none. */
  public String userAgent() {
    return text(agentStart, agentEnd);
  }

  /** Where the user agent starts. */
  public int agentStart() {
    return agentStart;
  }

  /** Where the user agent ends; where it starts, when the line has none. */
  public int agentEnd() {
    return agentEnd;
  }

  /** Why the last line was not parsed; null if it was. */
  public String fault() {
    return fault;
  }

  private int withoutLineEnd(int start, int lineEnd) {
    int i = lineEnd;
    while (i > start && (bytes[i - 1] == '\n' || bytes[i - 1] == '\r')) {
      i--;
    }
    return i;
  }

  /** Takes the line apart; what is wrong with it, or null. */
  private String fault(int start) {
    timeEnd = timeEnd(start);
    if (timeEnd < 0) {
      return "no [time] before a quoted request";
    }
    requestStart = timeEnd + 3;
    requestEnd = requestEnd(requestStart);
    if (requestEnd < 0) {
      return "no quoted request before a status and a size";
    }
    findSourceAddress(start, timeStart - 2);
    request.read(bytes, requestStart, requestEnd);
    findAgentAfterReferer(sizeEnd(requestEnd + 1));
    return null;
  }

  /**
   * The time's closing bracket, or -1. The request's quote must follow, because a user name may
   * hold brackets; a server that logs a quote in a user name escapes it.
   */
  private int timeEnd(int start) {
    timeStart = -1;
    boolean addressed = start < end && bytes[start] != ' ';
    for (int i = start + 1; addressed && i < end - 2; i++) {
      if (bytes[i] == '[' && bytes[i - 1] == ' ') {
        timeStart = i + 1;
      } else if (bytes[i] == ']' && timeStart >= 0) {
        if (bytes[i + 1] == ' ' && bytes[i + 2] == '"') {
          return i;
        }
        timeStart = -1;
      }
    }
    return -1;
  }

  /**
   * A virtual host before the address shows by not being an address itself. Of several addresses
   * with commas, as in {@code X-Forwarded-For}, the first is the client's.
   */
  private void findSourceAddress(int start, int prefixEnd) {
    int first = addressEnd(start, prefixEnd);
    int next = Math.min(tokenEnd(start, prefixEnd) + 1, prefixEnd);
    int second = addressEnd(next, prefixEnd);
    boolean behindHost =
        !IpLiteral.matches(bytes, start, first) && IpLiteral.matches(bytes, next, second);
    addressStart = behindHost ? next : start;
    addressEnd = behindHost ? second : first;
  }

  /** At least one byte further on. */
  private int addressEnd(int start, int limit) {
    int i = Math.min(start + 1, limit);
    while (i < limit && bytes[i] != ' ' && bytes[i] != ',') {
      i++;
    }
    return i;
  }

  /** The request's closing quote, or -1. A server that escapes nothing logs bare quotes as well. */
  private int requestEnd(int start) {
    int quote = quote(start);
    while (quote >= 0 && sizeEnd(quote + 1) < 0) {
      quote = quote(quote + 1);
    }
    return quote;
  }

  /** The end of {@code " status size"}, each a number or "-", or -1 if that does not stand here. */
  private int sizeEnd(int start) {
    int status = numberEnd(start);
    return status < 0 ? -1 : numberEnd(status);
  }

  private int numberEnd(int start) {
    if (start >= end || bytes[start] != ' ') {
      return -1;
    }
    int i = start + 1;
    while (i < end && bytes[i] >= '0' && bytes[i] <= '9') {
      i++;
    }
    if (i == start + 1 && i < end && bytes[i] == '-') {
      i++;
    }
    boolean delimited = i == end || bytes[i] == ' ';
    return i > start + 1 && delimited ? i : -1;
  }

  /** The last field of a line that was cut off counts as far as it goes. */
  private void findAgentAfterReferer(int start) {
    int refererEnd = opensQuote(start) ? fieldEnd(start + 2) : -1;
    if (refererEnd < 0 || !opensQuote(refererEnd + 1)) {
      agentStart = end;
      agentEnd = end;
      return;
    }
    agentStart = refererEnd + 3;
    int quote = fieldEnd(agentStart);
    agentEnd = quote < 0 ? end : quote;
  }

  private boolean opensQuote(int i) {
    return i + 1 < end && bytes[i] == ' ' && bytes[i + 1] == '"';
  }

  /** The closing quote of a field that a blank or the line's end follows, or -1. */
  private int fieldEnd(int start) {
    int quote = quote(start);
    while (quote >= 0 && quote + 1 < end && bytes[quote + 1] != ' ') {
      quote = quote(quote + 1);
    }
    return quote;
  }

  /** The next quote that no backslash escapes, or -1. */
  private int quote(int start) {
    for (int i = start; i < end; i++) {
      if (bytes[i] == '\\') {
        i++;
      } else if (bytes[i] == '"') {
        return i;
      }
    }
    return -1;
  }

  private int tokenEnd(int start, int limit) {
    int i = start;
    while (i < limit && bytes[i] != ' ') {
      i++;
    }
    return i;
  }

  private String text(int from, int to) {
    return text(from, to, from, to);
  }

  /** A part of a text, whose charset the whole of it tells. */
  private String text(int from, int to, int wholeFrom, int wholeTo) {
    if (fault != null) {
      return null;
    }
    boolean utf8 = Utf8.firstInvalid(bytes, wholeFrom, wholeTo) == wholeTo;
    Charset charset = utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    return new String(bytes, from, to - from, charset);
  }
}

package dev.vedette.generate;

import java.util.List;

/** CommonSecurityLog rows as a web application firewall's collector writes them. */
final class SecurityLogRows implements WebRows {
  private static final List<String> COLUMNS =
      List.of(
          "TimeGenerated",
          "DeviceVendor",
          "DeviceProduct",
          "DeviceVersion",
          "DeviceEventClassID",
          "Activity",
          "LogSeverity",
          "DeviceAction",
          "ApplicationProtocol",
          "SourceIP",
          "SourcePort",
          "DestinationIP",
          "DestinationPort",
          "DestinationHostName",
          "RequestMethod",
          "RequestURL",
          "RequestClientApplication",
          "RequestContext",
          "SentBytes",
          "ReceivedBytes",
          "Message",
          "AdditionalExtensions",
          "Computer",
          "Type");

  private static final int TIME = 0;
  private static final int ROWS_IN_ONE_ORDER = 1000;

  private static final byte[] VENDOR = quoted("ExampleWAF");
  private static final byte[] PRODUCT = quoted("Edge WAF");
  private static final byte[] VERSION = quoted("7.2.1");
  private static final byte[] EVENT_CLASS = quoted("WAF-ACCESS");
  private static final byte[] ACTIVITY = quoted("Web request");
  private static final byte[] PROTOCOL = quoted("HTTPS");
  private static final byte[] PORT = Texts.ascii("443");
  private static final byte[] HOST = quoted("www.example.com");
  private static final byte[] TYPE = quoted("CommonSecurityLog");
  private static final byte[] DESTINATION = Texts.ascii("\"198.51.100.");
  private static final byte[] URL = Texts.ascii("\"https://www.example.com");
  private static final byte[] PAGE = Texts.ascii("?page=");
  private static final byte[] COMPUTER = Texts.ascii("\"waf-");
  private static final byte[] REQUEST_ID = Texts.ascii("\"RequestId=");
  private static final byte[] COUNTRY = Texts.ascii(";Country=");
  private static final byte[] STATUS = Texts.ascii(";Status=");
  private static final byte[] DURATION = Texts.ascii(";Millis=");
  private static final byte[] TLS = Texts.ascii(";TLS=1.3\"");
  private static final byte[] FOREIGN_LINE = Texts.ascii("# log rotated by waf-03");
  private static final byte[] NOT_AN_OBJECT = Texts.ascii("\"heartbeat\"");
  private static final byte[] BARE_QUOTE = Texts.ascii("\"rule \"12\" matched\"");
  private static final byte[] INVALID_TIME = Texts.ascii("\"2026-13-05T25:61:00Z\"");

  private static final byte[][] SEVERITIES = quoted("1", "1", "1", "1", "1", "1", "3", "5");
  private static final byte[][] ACTIONS =
      quoted("Allow", "Allow", "Allow", "Allow", "Allow", "Allow", "Allow", "Block");
  private static final byte[][] METHODS =
      quoted("GET", "GET", "GET", "GET", "GET", "GET", "POST", "HEAD");
  private static final byte[][] COUNTRIES = Texts.all(List.of("DE", "US", "FR", "GB"), Texts::json);
  private static final byte[][] STATUSES =
      Texts.all(List.of("200", "200", "200", "200", "200", "304", "301", "404"), Texts::json);
  private static final byte[][] MESSAGES =
      quoted(
          "",
          "Request passed all rules",
          "Request passed all rules",
          "Served from cache",
          "Bot score 12 of 100",
          "Session cookie renewed",
          "Score 3 below 5",
          "TLS fingerprint seen before");
  private static final byte[][] ESCAPED_MESSAGES =
      quoted(
          "Rule \"942100\" matched at REQUEST_COOKIES, score 2",
          "Pattern \\d+\\s*(or|and) not matched",
          "Header \"X-Forwarded-For\" dropped");
  private static final byte[] BY_NUMBER =
      Texts.ascii("\"Argument a\\u003d1\\u0026b\\u003d2 decoded\"");

  private static final byte[][] AGENTS = quotedAll(Visitors.AGENTS);
  private static final byte[][] REFERERS = quotedAll(Visitors.REFERERS);
  private static final byte[][] PARTNER = Texts.all(Pages.PARTNER, Texts::json);
  private static final byte[][] OTHERS = Texts.all(Pages.OTHERS, Texts::json);

  private final Sources sources;
  private final Random64 random;
  private final boolean shuffled;
  private final TimeText times = TimeText.iso();
  private final byte[][] keys = new byte[COLUMNS.size()][];
  private final int[] order = new int[COLUMNS.size()];
  private int rows;

  SecurityLogRows(Sources sources, Random64 random, boolean shuffled) {
    this.sources = sources;
    this.random = random;
    this.shuffled = shuffled;
    for (int i = 0; i < order.length; i++) {
      keys[i] = Texts.ascii("\"" + COLUMNS.get(i) + "\":");
      order[i] = i;
    }
  }

  private static byte[] quoted(String text) {
    return Texts.all(List.of(text), t -> '"' + Texts.json(t) + '"')[0];
  }

  private static byte[][] quoted(String... texts) {
    return quotedAll(List.of(texts));
  }

  private static byte[][] quotedAll(List<String> texts) {
    return Texts.all(texts, text -> '"' + Texts.json(text) + '"');
  }

  @Override
  public void put(WebRequest request, RowBuffer into) {
    if (shuffled && rows++ % ROWS_IN_ONE_ORDER == 0) {
      shuffle();
    }
    if (request.malformed == Malformed.FOREIGN_LINE) {
      into.put(FOREIGN_LINE);
    } else if (request.malformed == Malformed.NOT_AN_OBJECT) {
      into.put(NOT_AN_OBJECT);
    } else {
      putRow(request, into);
    }
  }

  private void shuffle() {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.below(i + 1);
      int column = order[i];
      order[i] = order[j];
      order[j] = column;
    }
  }

  private void putRow(WebRequest request, RowBuffer into) {
    long dice = random.next();
    char separator = '{';
    for (int column : order) {
      if (column == TIME && request.malformed == Malformed.MISSING_TIME) {
        continue;
      }
      into.put(separator);
      separator = ',';
      into.put(keys[column]);
      putValue(column, request, dice, into);
    }
    into.put('}');
    if (request.malformed == Malformed.TRUNCATED) {
      // The only closing brace is the last byte.
      into.truncateRow(1 + random.below(into.rowLength() - 1));
    }
  }

  /** Columns by their index; {@code dice}: random bits, each value taking its own. */
  private void putValue(int column, WebRequest request, long dice, RowBuffer into) {
    switch (column) {
      case TIME -> putTime(request, (int) (dice & 8191), into);
      case 1 -> into.put(VENDOR);
      case 2 -> into.put(PRODUCT);
      case 3 -> into.put(VERSION);
      case 4 -> into.put(EVENT_CLASS);
      case 5 -> into.put(ACTIVITY);
      case 6 -> into.put(SEVERITIES[(int) (dice >>> 13 & 7)]);
      case 7 -> into.put(ACTIONS[(int) (dice >>> 16 & 7)]);
      case 8 -> into.put(PROTOCOL);
      case 9 -> {
        into.put('"');
        sources.put(request.source, into);
        into.put('"');
      }
      case 10 -> into.number(1024 + (int) (dice >>> 19 & 32767));
      case 11 -> {
        into.put(DESTINATION);
        into.number((int) (dice >>> 34 & 63));
        into.put('"');
      }
      case 12 -> into.put(PORT);
      case 13 -> into.put(HOST);
      case 14 -> into.put(METHODS[(int) (dice >>> 40 & 7)]);
      case 15 -> putUrl(request, into);
      case 16 -> into.put(AGENTS[request.agent]);
      case 17 -> into.put(REFERERS[request.referer]);
      case 18 -> into.number((int) (dice >>> 43 & 131071));
      case 19 -> into.number(200 + (int) (dice >>> 50 & 2047));
      case 20 -> putMessage(request, (int) (dice >>> 52), into);
      case 21 -> putExtensions(dice, into);
      case 22 -> {
        into.put(COMPUTER);
        into.twoDigits((int) (dice >>> 30 & 15));
        into.put('"');
      }
      default -> into.put(TYPE);
    }
  }

  private void putTime(WebRequest request, int fine, RowBuffer into) {
    if (request.malformed == Malformed.INVALID_TIME) {
      into.put(INVALID_TIME);
      return;
    }
    into.put('"');
    times.ticks(request.timeMillis, fine, into);
    into.put('"');
  }

  private static void putUrl(WebRequest request, RowBuffer into) {
    into.put(URL);
    putPath(request, PARTNER, OTHERS, into);
    into.put('"');
  }

  /** Path and number, with the paths in the format's own escapes. */
  static void putPath(WebRequest request, byte[][] partner, byte[][] others, RowBuffer into) {
    if (!request.partner) {
      into.put(others[request.page]);
      into.number(request.number);
      return;
    }
    into.put(partner[request.page]);
    if (request.number != WebRequest.NO_NUMBER) {
      into.put(PAGE);
      into.number(request.number);
    }
  }

  /** {@code dice}: from 0 to 4095. */
  private static void putMessage(WebRequest request, int dice, RowBuffer into) {
    if (request.malformed == Malformed.BARE_QUOTE) {
      into.put(BARE_QUOTE);
    } else if (dice < 8) {
      into.put(BY_NUMBER);
    } else if (dice < 160) {
      into.put(ESCAPED_MESSAGES[dice % ESCAPED_MESSAGES.length]);
    } else {
      into.put(MESSAGES[dice & 7]);
    }
  }

  private static void putExtensions(long dice, RowBuffer into) {
    into.put(REQUEST_ID);
    into.hex(Random64.mix(dice), 16);
    into.put(COUNTRY);
    into.put(COUNTRIES[(int) (dice >>> 5 & 3)]);
    into.put(STATUS);
    into.put(STATUSES[(int) (dice >>> 24 & 7)]);
    into.put(DURATION);
    into.number((int) (dice >>> 27 & 511));
    into.put(TLS);
  }
}

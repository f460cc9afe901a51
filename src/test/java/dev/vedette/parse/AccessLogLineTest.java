package dev.vedette.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessLogLineTest {
  private static final String TIME = "[17/May/2015:10:05:03 +0000]";
  private static final String BEFORE_REQUEST = "192.0.2.1 - - " + TIME + " ";

  @Test
  void readsACombinedLine() {
    AccessLogLine line =
        parsed(
            "192.0.2.7 - - [17/May/2015:10:05:03 +0000] \"GET /partners/list?page=2 HTTP/1.1\" 200"
                + " 203023 \"https://www.example.net/\" \"Mozilla/5.0 (X11; Linux x86_64)\"");

    assertThat(line.sourceAddress()).isEqualTo("192.0.2.7");
    assertThat(line.time()).isEqualTo("17/May/2015:10:05:03 +0000");
    assertThat(line.target()).isEqualTo("/partners/list?page=2");
    assertThat(line.userAgent()).isEqualTo("Mozilla/5.0 (X11; Linux x86_64)");
    assertThat(line.fault()).isNull();
  }

  @Test
  void readsACommonLineAsOneWithoutAUserAgent() {
    AccessLogLine line = parsed(BEFORE_REQUEST + "\"GET /a HTTP/1.0\" 304 -");

    assertThat(line.target()).isEqualTo("/a");
    assertThat(line.userAgent()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {" 0.003 [upstream]", " \"198.51.100.4\"", " rt=0.1 \"x\" \"y\""})
  void ignoresWhatFollowsTheUserAgent(String rest) {
    AccessLogLine line =
        parsed(BEFORE_REQUEST + "\"GET /a HTTP/1.1\" 200 5 \"-\" \"agent\"" + rest);

    assertThat(line.userAgent()).isEqualTo("agent");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {" 0.003", " \"https://www.example.net/\"", " \"cut ref", " x \"y\" \"z\""})
  void findsNoUserAgentWithoutARefererBeforeIt(String rest) {
    assertThat(parsed(BEFORE_REQUEST + "\"GET /a HTTP/1.1\" 200 5" + rest).userAgent()).isEmpty();
  }

  @Test
  void keepsADashForTheUserAgent() {
    assertThat(agentOf("-")).isEqualTo("-");
    assertThat(agentOf("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1 - -, 192.0.2.1",
    "www.example.net 192.0.2.1 - -, 192.0.2.1",
    "www.example.net:443 2001:db8::7 - -, 2001:db8::7",
    "198.51.100.1:80 192.0.2.1 - -, 192.0.2.1",
    "[2001:db8::1]:443 192.0.2.1 - -, 192.0.2.1",
    "2001:db8:0:0:0:0:0:1 - -, 2001:db8:0:0:0:0:0:1",
    "::ffff:192.0.2.1 - -, ::ffff:192.0.2.1",
    "192.0.2.1 198.51.100.7 -, 192.0.2.1",
    "crawler.example.net - -, crawler.example.net",
    "192.0.2.1 -, 192.0.2.1",
    "192.0.2.1, 192.0.2.1",
    "192.0.2.1 - jane, 192.0.2.1",
    "192.0.2.1 - Jane van Doe, 192.0.2.1",
    "192.0.2.1 - Jane [sales] Doe, 192.0.2.1",
    "192.0.2.1 - [x] \\\"Jane\\\", 192.0.2.1"
  })
  void findsTheSourceAddress(String prefix, String address) {
    AccessLogLine line = parsed(prefix + " " + TIME + " \"GET /a HTTP/1.1\" 200 5");

    assertThat(line.sourceAddress()).isEqualTo(address);
    assertThat(line.time()).isEqualTo("17/May/2015:10:05:03 +0000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "192.0.2.1, 198.51.100.7 - - | 192.0.2.1",
        "192.0.2.1,198.51.100.7,198.51.100.8 - - | 192.0.2.1",
        "2001:db8::7, 198.51.100.7, 198.51.100.8 - jane | 2001:db8::7",
        "unknown, 192.0.2.1 - - | 192.0.2.1",
        "www.example.net 192.0.2.1, 198.51.100.7 - - | 192.0.2.1",
        "www.example.net:443 192.0.2.1,198.51.100.7 - - | 192.0.2.1"
      })
  void findsTheClientBeforeItsProxies(String prefix, String address) {
    findsTheSourceAddress(prefix, address);
  }

  @ParameterizedTest
  @CsvSource({
    "GET /a HTTP/1.1, /a",
    "GET /a b  c HTTP/1.1, /a b  c",
    "POST https://www.example.net/x HTTP/2.0, https://www.example.net/x",
    "GET /a, /a",
    "M-SEARCH *, *",
    "GET /a b, GET /a b",
    "GET  HTTP/1.1, GET  HTTP/1.1",
    "-, -",
    "HELP, HELP",
    "\\x16\\x03\\x01\\x00t \\x01, \\x16\\x03\\x01\\x00t \\x01",
    "lv|'|'|user|'|'|Win XP|'|, lv|'|'|user|'|'|Win XP|'|",
    "GET /a\\\"b\\\\ HTTP/1.1, /a\\\"b\\\\",
    "GET /a\\x22b HTTP/1.1, /a\\x22b",
    "GET /a\"b HTTP/1.1, /a\"b"
  })
  void findsTheRequestTarget(String request, String target) {
    AccessLogLine line = parsed(BEFORE_REQUEST + "\"" + request + "\" 400 157 \"-\" \"agent\"");

    assertThat(line.target()).isEqualTo(target);
    assertThat(line.userAgent()).isEqualTo("agent");
  }

  @Test
  void takesAnEmptyRequestForAnEmptyTarget() {
    assertThat(parsed(BEFORE_REQUEST + "\"\" 400 0 \"-\" \"-\"").target()).isEmpty();
  }

  @Test
  void leavesEscapesInTheUserAgentAsLogged() {
    assertThat(agentOf("a \\\" b \\\\")).isEqualTo("a \\\" b \\\\");
    assertThat(agentOf("a \\x22 b")).isEqualTo("a \\x22 b");
  }

  @Test
  void findsTheUserAgentAfterARefererWithEscapedQuotes() {
    AccessLogLine line =
        parsed(BEFORE_REQUEST + "\"GET /a HTTP/1.1\" 200 5 \"/?q=\\\" \\\"x\\\" y\" \"agent\"");

    assertThat(line.userAgent()).isEqualTo("agent");
  }

  @Test
  void readsAUserAgentThatIsCutOff() {
    AccessLogLine line =
        parsed(BEFORE_REQUEST + "\"GET /a HTTP/1.1\" 200 5 \"-\" \"Mozilla/5.0 (co");

    assertThat(line.userAgent()).isEqualTo("Mozilla/5.0 (co");
  }

  @Test
  void readsUtf8AndTakesAllElseForLatin1() {
    String text = BEFORE_REQUEST + "\"GET /é HTTP/1.1\" 200 5 \"-\" \"ü\"";

    for (Charset charset : new Charset[] {UTF_8, ISO_8859_1}) {
      AccessLogLine line = new AccessLogLine();
      byte[] bytes = text.getBytes(charset);
      assertThat(line.parse(bytes, 0, bytes.length)).isTrue();
      assertThat(line.target()).isEqualTo("/é");
      assertThat(line.userAgent()).isEqualTo("ü");
    }
  }

  @Test
  void readsOnlyItsPartOfTheBytesAndNoLineEnd() {
    byte[] bytes = ("xx" + BEFORE_REQUEST + "\"GET /a HTTP/1.1\" 200 5\r\n\"").getBytes(UTF_8);
    AccessLogLine line = new AccessLogLine();

    assertThat(line.parse(bytes, 2, bytes.length - 3)).isTrue();
    assertThat(line.sourceAddress()).isEqualTo("192.0.2.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "{\"a\":1}",
        "192.0.2.1 - - \"GET / HTTP/1.1\" 200 5",
        "192.0.2.1 - [17/May/2015:10:05:03 +0000] x] \"GET / HTTP/1.1\" 200 5",
        "[17/May/2015:10:05:03 +0000] \"GET / HTTP/1.1\" 200 5",
        " [17/May/2015:10:05:03 +0000] \"GET / HTTP/1.1\" 200 5",
        "[Thu Oct 13 12:24:49.880562 2022] [auth_basic:error] [pid 10] [client 192.0.2.1:50229] no",
        "2021/12/01 13:53:33 [error] 31#31: *46 \"/index.html\" is not found, client: 192.0.2.1"
      })
  void refusesLinesWithoutATimeBeforeARequest(String text) {
    assertThat(faultOf(text)).isEqualTo("no [time] before a quoted request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"GET / HTTP/1.1",
        "\"GET / HTTP/1.1\"",
        "\"GET / HTTP/1.1\" 200",
        "\"GET / HTTP/1.1\" OK 5",
        "\"GET / HTTP/1.1\" 200 5x",
        "\"GET / HTTP/1.1\\\" 200 5",
        "\"GET / HTTP/1.1\"  200 5"
      })
  void refusesLinesWithoutAStatusAndASizeAfterTheRequest(String rest) {
    assertThat(faultOf(BEFORE_REQUEST + rest))
        .isEqualTo("no quoted request before a status and a size");
  }

  @Test
  void forgetsTheLineBefore() {
    AccessLogLine line = parsed(BEFORE_REQUEST + "\"GET /a HTTP/1.1\" 200 5");

    assertThat(line.parse(new byte[0], 0, 0)).isFalse();
    assertThat(line.sourceAddress()).isNull();
    assertThat(line.time()).isNull();
    assertThat(line.target()).isNull();
    assertThat(line.userAgent()).isNull();
  }

  private static String agentOf(String agent) {
    return parsed(BEFORE_REQUEST + "\"GET /a HTTP/1.1\" 200 5 \"-\" \"" + agent + "\"").userAgent();
  }

  private static AccessLogLine parsed(String text) {
    AccessLogLine line = new AccessLogLine();
    byte[] bytes = text.getBytes(UTF_8);
    assertThat(line.parse(bytes, 0, bytes.length)).as("%s: %s", text, line.fault()).isTrue();
    return line;
  }

  private static String faultOf(String text) {
    AccessLogLine line = new AccessLogLine();
    byte[] bytes = text.getBytes(UTF_8);
    assertThat(line.parse(bytes, 0, bytes.length)).isFalse();
    return line.fault();
  }
}

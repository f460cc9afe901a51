package dev.vedette.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.vedette.detect.KeywordScan;
import dev.vedette.support.Jobs;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The two ways to pass over lines must stop at the same places. */
final class LineSkipperTest {
  private static final List<String> DEFAULT = Jobs.of("kql").scraping().keywords();

  static Stream<List<String>> keywordLists() {
    return Stream.of(
        DEFAULT,
        List.of("/about/team", "/a/bcd/e", "partners"),
        List.of("x_y_z", "q\"uote-it", "http://evil.example"),
        List.of("abc", "xyz", "777"),
        List.of("/" + "very-".repeat(40) + "long", "/abc"));
  }

  @ParameterizedTest
  @MethodSource("keywordLists")
  void isAskedForKeywordsThatCanBeLookedFor(List<String> keywords) {
    assertThat(new KeywordScan(keywords).usable()).isTrue();
  }

  private static JavaLineSkipper inJava(KeywordScan keywords, boolean json) {
    return new JavaLineSkipper(
        new LineScan(keywords, json), json ? LineForm.jsonObject() : LineForm.accessLogLine());
  }

  /** All that a skipper tells of these lines. */
  private static String answer(LineSkipper skipper, byte[] bytes, int from, int limit, int stop) {
    StringBuilder told = new StringBuilder();
    skipper.begin(bytes, from, limit, stop);
    do {
      skipper.skip();
      told.append(skipper.position() + " " + skipper.lineFeed() + " " + skipper.skipped() + "; ");
    } while (skipper.lineFeed() >= 0);
    return told.toString();
  }

  private static void assertSame(
      List<String> list, boolean json, byte[] bytes, int from, int limit, int stop) {
    KeywordScan keywords = new KeywordScan(list);
    assertThat(answer(new NativeLineSkipper(keywords, json), bytes, from, limit, stop))
        .as("%s from %d to %d, %d", new String(bytes, ISO_8859_1), from, limit, stop)
        .isEqualTo(answer(inJava(keywords, json), bytes, from, limit, stop));
  }

  @Test
  void passesOverWhatCannotMatch() {
    String lines = "{\"a\":1}\n\n {\"b\":2} \r\n{\"RequestURL\":\"/partners/x\"}\n{\"c\":3}\n";
    byte[] bytes = lines.getBytes(UTF_8);
    int stoppedAt = lines.indexOf("{\"RequestURL");
    int lineFeed = lines.indexOf('\n', stoppedAt);
    String expected = stoppedAt + " " + lineFeed + " 2; " + bytes.length + " -1 1; ";

    LineSkipper inJava = inJava(new KeywordScan(DEFAULT), true);
    assertThat(answer(inJava, bytes, 0, bytes.length, bytes.length)).isEqualTo(expected);
    assumeThat(NativeLineSkipper.canLookFor(new KeywordScan(DEFAULT))).isTrue();
    LineSkipper inVectors = new NativeLineSkipper(new KeywordScan(DEFAULT), true);
    assertThat(answer(inVectors, bytes, 0, bytes.length, bytes.length)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("keywordLists")
  void agreesOnAwkwardLines(List<String> keywords) {
    assumeThat(NativeLineSkipper.canLookFor(new KeywordScan(DEFAULT))).isTrue();
    int stopped = 0;
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      byte[] bytes = new AwkwardLines(seed, keywords).file(60, true).getBytes(UTF_8);
      for (int i = 0; i < bytes.length / 2000; i++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      for (int from = 0; from < bytes.length; ) {
        int limit = from + random.nextInt(bytes.length - from + 1);
        int stop = from + random.nextInt(limit - from + 1);
        boolean json = random.nextInt(4) > 0;
        assertSame(keywords, json, bytes, from, limit, random.nextBoolean() ? limit : stop);
        assertSame(keywords, json, bytes, from, bytes.length, bytes.length);
        stopped++;
        from = nextLine(bytes, from);
      }
    }
    assertThat(stopped).isGreaterThan(1000);
  }

  /** A stem at each place of a step, at the end of what was read, and of the array. */
  @ParameterizedTest
  @MethodSource("keywordLists")
  void agreesWhereverAKeywordStands(List<String> keywords) {
    assumeThat(NativeLineSkipper.canLookFor(new KeywordScan(DEFAULT))).isTrue();
    for (int before = 0; before < 140; before++) {
      for (String what :
          Stream.concat(keywords.stream(), Stream.of("\\u0041", "[", "/")).toList()) {
        String line = "{\"k\":\"" + "a".repeat(before) + what + "\"}";
        byte[] bytes = (line + "\n" + line.toUpperCase(Locale.ROOT) + "\n").getBytes(UTF_8);
        for (int limit = bytes.length - 3; limit <= bytes.length; limit++) {
          assertSame(keywords, true, bytes, 0, limit, limit);
        }
        assertSame(keywords, true, bytes, 0, 6 + before + what.length() / 2, 6);
      }
    }
  }

  @Test
  void agreesOnLongStemsThatEndInAnotherWay() {
    assumeThat(NativeLineSkipper.canLookFor(new KeywordScan(DEFAULT))).isTrue();
    String keyword = "/" + "v".repeat(200) + "end";
    for (int same = 0; same <= keyword.length(); same++) {
      byte[] bytes = ("{\"u\":\"" + keyword.substring(0, same) + "other\"}\n{}\n").getBytes(UTF_8);
      assertSame(List.of(keyword), true, bytes, 0, bytes.length, bytes.length);
    }
  }

  @Test
  void leavesStemsToJavaForWhichThereIsNoRoom() {
    KeywordScan longest = new KeywordScan(List.of("/" + "v".repeat(254)));
    KeywordScan tooLong = new KeywordScan(List.of("/" + "v".repeat(256)));
    assertThat(longest.usable() && tooLong.usable()).isTrue();
    assertThat(StemTable.hasRoomFor(longest)).isTrue();
    assertThat(StemTable.hasRoomFor(tooLong)).isFalse();
  }

  @Test
  void tellsOfMoreLinesThanOneCallHasRoomFor() {
    assumeThat(NativeLineSkipper.canLookFor(new KeywordScan(DEFAULT))).isTrue();
    for (int lines : List.of(255, 256, 257, 512, 513, 1000)) {
      byte[] bytes = "{\"u\":\"/partners\"}\n{}\n".repeat(lines).getBytes(UTF_8);
      assertSame(DEFAULT, true, bytes, 0, bytes.length, bytes.length);
      assertSame(DEFAULT, true, bytes, 0, bytes.length - 4, bytes.length - 4);
    }
  }

  @Test
  void agreesOnLinesOfAccessLogsWholeOrDamaged() {
    assumeThat(NativeLineSkipper.canLookFor(new KeywordScan(DEFAULT))).isTrue();
    String[] parts = {
      "192.0.2.1",
      " ",
      "-",
      " - ",
      "[",
      "]",
      "[05/Jan/2026:10:00:00 +0000]",
      "\"",
      "\\\"",
      "\\",
      "\"GET /a HTTP/1.1\"",
      " 200",
      " 200 9",
      " - -",
      "\r",
      "x",
      "é",
      "/partners",
      " \"-\" \"-\""
    };
    int whole = 0;
    for (int seed = 0; seed < 3000; seed++) {
      Random random = new Random(seed);
      StringBuilder lines = new StringBuilder();
      for (int n = 0; n < 6; n++) {
        if (random.nextBoolean()) {
          lines.append("192.0.2.1 - - [05/Jan/2026:10:00:00 +0000] \"GET /a HTTP/1.1\" 200 9");
          lines.insert(lines.length() - random.nextInt(20), parts[random.nextInt(parts.length)]);
        }
        for (int k = random.nextInt(4); k > 0; k--) {
          lines.append(parts[random.nextInt(parts.length)]);
        }
        lines.append('\n');
      }
      byte[] bytes = lines.toString().getBytes(UTF_8);
      for (int from = 0; from < bytes.length; from = nextLine(bytes, from)) {
        assertSame(DEFAULT, false, bytes, from, bytes.length, bytes.length);
      }
      LineSkipper skipper = new NativeLineSkipper(new KeywordScan(DEFAULT), false);
      skipper.begin(bytes, 0, bytes.length, bytes.length);
      skipper.skip();
      whole += skipper.skipped();
    }
    assertThat(whole).isGreaterThan(300);
  }

  /** More than an int counts: a log that was cut off may begin with gigabytes of zeros. */
  @Test
  void passesOverNothingOfTheNextSectionHoweverFarBehindTheLastLineEnds() throws IOException {
    long length = (1L << 31) + (1 << 20);
    byte[] behind = "\n{\"a\":1}\n{\"b\":1}\n{\"c\":1}\n".getBytes(UTF_8);
    InputStream in =
        new InputStream() {
          private long at;

          @Override
          public int read() {
            throw new UnsupportedOperationException();
          }

          @Override
          public int read(byte[] into, int offset, int room) {
            if (at < length) {
              int count = (int) Math.min(room, length - at);
              at += count; // What is in the buffer stays there: no line feed.
              return count;
            }
            int from = (int) (at - length);
            int count = Math.min(room, behind.length - from);
            System.arraycopy(behind, from, into, offset, count);
            at += count;
            return count == 0 ? -1 : count;
          }
        };
    KeywordScan keywords = new KeywordScan(DEFAULT);
    try (ScanningLineCutter cutter =
        new ScanningLineCutter(
            in,
            new Section(0, 10),
            1 << 20,
            new LineScan(keywords, true),
            inJava(keywords, true))) {
      assertThat(cutter.next()).isTrue();
      assertThat(cutter.fullLength()).isEqualTo(length);
      assertThat(cutter.passOver()).isZero();
      assertThat(cutter.next()).isFalse();
    }
  }

  @Test
  void refusesPlacesOutsideTheArray() {
    assumeThat(NativeLineSkipper.canLookFor(new KeywordScan(DEFAULT))).isTrue();
    LineSkipper skipper = new NativeLineSkipper(new KeywordScan(DEFAULT), true);
    byte[] bytes = "{}\n".getBytes(UTF_8);
    for (List<Integer> place :
        List.of(List.of(0, 4, 4), List.of(-1, 3, 3), List.of(3, 2, 2), List.of(0, 2, 3))) {
      assertThatThrownBy(() -> skipper.begin(bytes, place.get(0), place.get(1), place.get(2)))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  private static int nextLine(byte[] bytes, int from) {
    int feed = LineScan.nextLineFeed(bytes, from, bytes.length);
    return feed < 0 ? bytes.length : feed + 1;
  }
}

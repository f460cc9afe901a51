package dev.vedette.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.config.JobDefinition;
import dev.vedette.detect.TermSet;
import dev.vedette.model.Input;
import dev.vedette.support.Jobs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fast way to read must give what the plain one gives. */
final class FastReadingTest {
  private static final int LIMIT = 4096;
  private static final int ROUNDS = 12;
  private static final List<String> DEFAULT = job("default").scraping().keywords();

  private static JobDefinition job(String profile) {
    return Jobs.of(profile);
  }

  private static JobDefinition job(String profile, List<String> keywords) {
    return Jobs.withKeywords(profile, keywords);
  }

  static Stream<List<String>> keywordLists() {
    return Stream.of(
        DEFAULT,
        List.of("/about/team", "/a/bcd/e", "//x//", "partners"),
        List.of("Partners", "über-uns", "日本語", "naïve"),
        List.of("a b c", "x_y_z", "100%", "\\dos\\path", "q\"uote-it", "http://evil.example"),
        List.of("[1,2]abc", "k\":1", ":true", "tab\tbed", "é/partner"),
        List.of("abc", "xyz", "777", "qqq", "---", "(((", "wow"),
        List.of("abc", "xyz", "777"),
        List.of("go", "/partners"),
        List.of("ss", "/"));
  }

  /** Hands out as much as a disk does, or a few bytes at a time. */
  private static InputStream stream(byte[] bytes, Random random) {
    int most = List.of(7, 40, 1000, Integer.MAX_VALUE / 2).get(random.nextInt(4));
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] into, int offset, int length) {
        return super.read(into, offset, Math.min(length, 1 + random.nextInt(most)));
      }
    };
  }

  private static Account read(
      JobDefinition job, boolean streaming, boolean prefilter, Layout layout, byte[] bytes)
      throws IOException {
    Engine engine =
        new Engine(
            job, Input.WEB, LIMIT, streaming ? TimePolicy.FILES : TimePolicy.BATCH, prefilter);
    List<Reading> readings = new ArrayList<>();
    Random random = new Random(bytes.length);
    try (PieceReader reader =
        engine.open(stream(bytes, random), layout, "origin", Section.WHOLE, 5)) {
      for (Reading reading = reader.next(); reading != null; reading = reader.next()) {
        readings.add(reading);
      }
      assertThat(reader.position()).isEqualTo(bytes.length);
    }
    return Account.of(readings);
  }

  @ParameterizedTest
  @MethodSource("keywordLists")
  void agreesOnLinesThatAreWholeOrBrokenAtTheirEnds(List<String> keywords) throws IOException {
    long matched = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      byte[] file = new AwkwardLines(seed, keywords).file(300, false).getBytes(UTF_8);
      JobDefinition job = job(seed % 2 == 0 ? "kql" : "default", keywords);
      Account plain = read(job, false, false, Layout.JSON_LINES, file);
      Account fast = read(job, false, true, Layout.JSON_LINES, file);
      assertSame(fast, plain, keywords);
      matched += plain.stats().size();
    }
    assertThat(matched).isPositive();
  }

  /** Among valid ones, {@code AwkwardLines} writes numbers and escapes that are not JSON. */
  private static void assertSame(Account fast, Account plain, List<String> keywords) {
    List<String> missed = new ArrayList<>(plain.rejected());
    missed.removeAll(fast.rejected());
    assertThat(plain.rejected()).containsAll(fast.rejected());
    for (String rejection : missed) {
      String line = rejection.substring(rejection.indexOf("@"));
      line = line.substring(line.indexOf("|") + 1).strip();
      assertThat(rejection).startsWith("invalid-json|");
      assertThat(line).startsWith("{").endsWith("}").doesNotContain("\\u");
      assertThat(new TermSet(keywords).hasAny(unescaped(line))).as(line).isFalse();
    }
    assertThat(fast.unmatched()).isEqualTo(plain.unmatched() + missed.size());
    assertThat(fast.read()).isEqualTo(plain.read());
    assertThat(fast.bytes()).isEqualTo(plain.bytes());
    assertThat(fast.excluded()).isEqualTo(plain.excluded());
    assertThat(fast.stats()).isEqualTo(plain.stats());
  }

  /** The line with each escape as what it stands for; {@code line}: a char for each byte. */
  private static String unescaped(String line) {
    return new String(line.getBytes(ISO_8859_1), UTF_8)
        .replace("\\/", "/")
        .replace("\\n", "\n")
        .replace("\\t", "\t")
        .replace("\\\"", "\"")
        .replace("\\\\", "\\");
  }

  @ParameterizedTest
  @MethodSource("keywordLists")
  void missesOfLinesDamagedInTheirMiddleOnlyThoseWithoutAKeyword(List<String> keywords)
      throws IOException {
    for (int seed = 100; seed < 100 + ROUNDS; seed++) {
      byte[] file = damagedFile(seed, keywords);
      JobDefinition job = job(seed % 2 == 0 ? "kql" : "default", keywords);
      Account plain = read(job, false, false, Layout.JSON_LINES, file);
      Account fast = read(job, false, true, Layout.JSON_LINES, file);
      assertSame(fast, plain, keywords);
    }
  }

  private static byte[] damagedFile(int seed, List<String> keywords) {
    byte[] file = new AwkwardLines(seed, keywords).file(300, true).getBytes(UTF_8);
    Random random = new Random(seed);
    for (int i = 0; i < file.length / 5000; i++) {
      // Bytes that are no UTF-8; but not line ends, which would cut lines in two.
      int at = random.nextInt(file.length);
      file[at] = file[at] == '\n' ? file[at] : (byte) (0x80 + random.nextInt(0x80));
    }
    return file;
  }

  @ParameterizedTest
  @MethodSource("keywordLists")
  void agreesOnEverythingInStreamingMode(List<String> keywords) throws IOException {
    for (int seed = 200; seed < 200 + ROUNDS; seed++) {
      byte[] file = damagedFile(seed, keywords);
      JobDefinition job = job(seed % 2 == 0 ? "kql" : "default", keywords);
      assertThat(read(job, true, true, Layout.JSON_LINES, file))
          .isEqualTo(read(job, true, false, Layout.JSON_LINES, file));
    }
  }

  /** Rows one after another, in arrays and in envelopes: a document's cutter takes them apart. */
  @ParameterizedTest
  @MethodSource("keywordLists")
  void agreesOnDocuments(List<String> keywords) throws IOException {
    long matched = 0;
    for (int seed = 300; seed < 300 + ROUNDS; seed++) {
      byte[] file = damagedFile(seed, keywords);
      JobDefinition job = job(seed % 2 == 0 ? "kql" : "default", keywords);
      boolean streaming = seed % 3 == 0;
      Account plain = read(job, streaming, false, Layout.JSON_DOCUMENT, file);
      assertThat(read(job, streaming, true, Layout.JSON_DOCUMENT, file)).isEqualTo(plain);
      matched += plain.stats().size();
    }
    assertThat(matched).isPositive();
  }

  @Test
  void agreesOnListsHoweverTheyBeginAndEnd() throws IOException {
    String row =
        "{\"TimeGenerated\":\"2026-01-05T10:04:12Z\",\"SourceIP\":\"203.0.113.7\","
            + "\"RequestURL\":\"/partners\"}";
    List<String> beginnings =
        List.of(
            "[", "[ ", "{\"records\":[", " { \"records\" : [", "{\"Records\":[", "{\"records\":");
    List<String> ends =
        List.of(
            "]",
            " ] ",
            "]}",
            "] } ",
            "}",
            "}}",
            "]]",
            "]x",
            "]}x",
            "]}}",
            "x",
            ",]",
            ",]}",
            " ",
            ",",
            "],\"records\":[" + row + "]}",
            "],\"x\":1}",
            ",1]",
            ",1]}",
            "," + row + " " + row + "]",
            "\u00e9]",
            "]}\u00e9");
    for (String beginning : beginnings) {
      for (String end : ends) {
        byte[] line = (beginning + row + "," + row + end).getBytes(UTF_8);
        Account plain = read(job("kql"), true, false, Layout.JSON_LINES, line);
        assertThat(read(job("kql"), true, true, Layout.JSON_LINES, line))
            .as(beginning + "…" + end)
            .isEqualTo(plain);
        assertThat(plain.read()).isPositive();
      }
    }
  }

  /** Otherwise a megabyte of numbers in a list would make gigabytes of copies of itself. */
  @Test
  void keepsTheBytesOfARecordOnceHoweverManyOfItsRowsAreRejected() throws IOException {
    int rows = 1000;
    String usual =
        "{\"TimeGenerated\":\"2026-01-05T10:04:12Z\",\"SourceIP\":\"203.0.113.7\","
            + "\"RequestURL\":\"/partners\"}";
    String withoutTime = "{\"SourceIP\":\"203.0.113.7\",\"RequestURL\":\"/partners\"}";
    for (String odd : List.of(withoutTime, "1")) {
      String list = usual + ("," + odd).repeat(rows) + "," + usual;
      byte[] message = ("{\"records\":[" + list + "]}").getBytes(UTF_8);
      for (boolean prefilter : new boolean[] {false, true}) {
        Engine engine =
            new Engine(job("kql"), Input.WEB, 1 << 20, TimePolicy.topics(1000), prefilter);
        ReadingBuilder into = new ReadingBuilder(engine.statsLayout());
        engine.messages(Layout.JSON_LINES).interpret(message, 0, message.length, "o", 7, into);
        Reading read = into.build(message.length, 0);

        assertThat(read.read()).isEqualTo(rows + 2);
        assertThat(read.rejected()).hasSize(rows).allMatch(r -> r.offset() == 7);
        byte[] raw = read.rejected().get(0).raw();
        assertThat(raw).isEqualTo(Arrays.copyOf(message, Math.min(message.length, 8 * 1024)));
        assertThat(read.rejected().subList(0, 64)).allMatch(r -> r.raw() == raw);
        assertThat(read.rejected().subList(64, rows)).allMatch(r -> r.raw().length == 0);
        int first = "{\"records\":[".length() + usual.length() + 2;
        int last = first + (rows - 1) * (odd.length() + 1);
        assertThat(read.rejected().get(0).detail()).endsWith(", at byte " + first);
        assertThat(read.rejected().get(rows - 1).detail()).endsWith(", at byte " + last);
      }
    }
  }

  @Test
  void countsLinesWithoutAKeywordInAnyPositionOfItsBytes() throws IOException {
    // Whatever the place of the keyword and of the line in the scan's steps, it is found.
    for (int before = 0; before < 70; before++) {
      StringBuilder text = new StringBuilder("#".repeat(before)).append('\n');
      for (int pad = 0; pad < 70; pad++) {
        text.append("{\"p\":\"").append("y".repeat(pad));
        text.append("\",\"TimeGenerated\":\"2026-01-05T10:04:12Z\",\"SourceIP\":\"203.0.113.7\",");
        text.append("\"RequestURL\":\"/PARTNERS?").append(pad).append("\"}\n");
        text.append("{\"p\":\"").append("y".repeat(pad)).append("\"}\n");
      }
      Account fast =
          read(job("kql"), false, true, Layout.JSON_LINES, text.toString().getBytes(UTF_8));
      assertThat(fast.unmatched()).isEqualTo(70);
      assertThat(fast.stats().values()).singleElement().extracting("count").isEqualTo(70L);
    }
  }

  @Test
  void findsKeywordsThatANestedValueHasOnlyWithoutItsBlanks() throws IOException {
    String row =
        "{\"TimeGenerated\":\"2026-01-05T10:04:12Z\",\"SourceIP\":\"203.0.113.7\","
            + "\"RequestURL\":{\"k\" : 123, \"z\": true}}";
    for (String keyword : List.of("k\":123", ":true", "123,\"z", "{\"k\":123")) {
      JobDefinition job = job("kql", List.of(keyword));
      Account fast = read(job, false, true, Layout.JSON_LINES, row.getBytes(UTF_8));
      assertThat(fast).isEqualTo(read(job, false, false, Layout.JSON_LINES, row.getBytes(UTF_8)));
      assertThat(fast.stats()).as(keyword).hasSize(1);
    }
  }

  @Test
  void agreesOnAccessLogs() throws IOException {
    for (int seed = 0; seed < 3 * ROUNDS; seed++) {
      byte[] file = accessLog(new Random(seed)).getBytes(seed % 3 == 0 ? ISO_8859_1 : UTF_8);
      for (boolean streaming : new boolean[] {false, true}) {
        JobDefinition job = job(seed % 2 == 0 ? "kql" : "default");
        Account plain = read(job, streaming, false, Layout.ACCESS_LOG_LINES, file);
        assertThat(read(job, streaming, true, Layout.ACCESS_LOG_LINES, file)).isEqualTo(plain);
        assertThat(plain.stats()).isNotEmpty();
        assertThat(plain.rejected()).isNotEmpty();
      }
    }
  }

  private static String accessLog(Random random) {
    String[] targets = {
      "/",
      "/partners",
      "/PARTNERS/é",
      "/partnerships1",
      "/a/Vendor-x",
      "/about/team",
      "/about\\/team",
      "/index.html?a=[1]&b=\\u002f",
      "*"
    };
    String[] ends = {"\n", "\r\n", "\n\n", " \"-\" \"curl/8\"\n", " \"/partners\" \"é\"\n", " x\n"};
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      String line =
          String.format(
              Locale.ROOT,
              "203.0.113.%d - %s [05/Jan/2026:10:%02d:12 +0000] \"GET %s HTTP/1.1\" 200 %d%s",
              random.nextInt(3),
              random.nextInt(5) == 0 ? "a [b] c" : "-",
              random.nextInt(61),
              targets[random.nextInt(targets.length)],
              random.nextInt(9999),
              ends[random.nextInt(ends.length)]);
      int cut = random.nextInt(10) == 0 ? random.nextInt(line.length()) : line.length();
      log.append(line, 0, cut).append(cut < line.length() ? "\n" : "");
    }
    return log.toString();
  }
}

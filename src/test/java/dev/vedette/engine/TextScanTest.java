package dev.vedette.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.vedette.columnar.PlainTexts;
import dev.vedette.columnar.TextValues;
import dev.vedette.detect.KeywordScan;
import dev.vedette.support.Jobs;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that lie one behind the other, as in a page of Parquet. */
final class TextScanTest {
  private static final String[] PARTS = {
    "/",
    "/p",
    "/partners",
    "/PARTNERS",
    "/partner-",
    "s",
    "x",
    "é",
    "?a=1",
    "777",
    "/about/team",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "abc",
    "https://www.example.com",
    "\\",
    "\"",
    "[1,2]abc"
  };

  static List<List<String>> keywordLists() {
    return List.of(
        Jobs.of("kql").scraping().keywords(),
        List.of("abc", "xyz", "777"),
        List.of("/about/team", "/a/bcd/e", "partners"),
        List.of("ss", "/"));
  }

  private static List<String> texts(int seed) {
    Random random = new Random(seed);
    List<String> texts = new ArrayList<>();
    for (int i = random.nextInt(60); i >= 0; i--) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(5); n > 0; n--) {
        text.append(PARTS[random.nextInt(PARTS.length)]);
      }
      texts.add(text.toString());
    }
    return texts;
  }

  @ParameterizedTest
  @MethodSource("keywordLists")
  void findsAllTextsThatHaveAKeyword(List<String> list) throws Exception {
    KeywordScan keywords = new KeywordScan(list);
    int found = 0;
    for (int seed = 0; seed < 300; seed++) {
      List<String> texts = texts(seed);
      BitSet hits = new TextScan(keywords, false).scan(PlainTexts.of(texts), new BitSet());
      for (int i = 0; i < texts.size(); i++) {
        if (!keywords.matched(texts.get(i)).isEmpty()) {
          assertThat(hits.get(i)).as(texts.get(i)).isTrue();
          found++;
        }
      }
      assertThat(hits.length()).isLessThanOrEqualTo(texts.size());
    }
    assertThat(found).isGreaterThan(100);
  }

  @ParameterizedTest
  @MethodSource("keywordLists")
  void findsTheSameInVectors(List<String> list) throws Exception {
    KeywordScan keywords = new KeywordScan(list);
    assumeThat(NativeTextScan.canLookFor(keywords)).isTrue();
    for (int seed = 0; seed < 1000; seed++) {
      List<String> texts = texts(seed);
      assertThat(new TextScan(keywords, true).scan(PlainTexts.of(texts), new BitSet()))
          .as("%s", texts)
          .isEqualTo(new TextScan(keywords, false).scan(PlainTexts.of(texts), new BitSet()));
    }
  }

  @Test
  void looksAtMoreTextsThanOneCallHasRoomFor() throws Exception {
    KeywordScan keywords = new KeywordScan(Jobs.of("kql").scraping().keywords());
    assumeThat(NativeTextScan.canLookFor(keywords)).isTrue();
    for (int count : List.of(4095, 4096, 4097, 10_000)) {
      List<String> texts = new ArrayList<>();
      String rest = "x".repeat(count % 2 == 0 ? 0 : 300);
      for (int i = 0; i < count; i++) {
        texts.add((i % 3 == 0 ? "/partners/" : "/products/") + i + rest);
      }
      BitSet hits = new TextScan(keywords, true).scan(PlainTexts.of(texts), new BitSet());
      assertThat(hits.cardinality()).isEqualTo((count + 2) / 3);
      assertThat(hits.stream()).allMatch(i -> i % 3 == 0);
    }
  }

  @Test
  void findsNothingAmongNoTexts() throws Exception {
    KeywordScan keywords = new KeywordScan(List.of("/partners"));
    TextValues none = PlainTexts.of(List.of());
    assertThat(new TextScan(keywords).scan(none, new BitSet()).isEmpty()).isTrue();
  }

  @Test
  void takesLengthsForNoPartOfATextWhateverTheyAre() throws Exception {
    KeywordScan keywords = new KeywordScan(Jobs.of("kql").scraping().keywords());
    // 47 is a slash: the lengths themselves look like what is sought.
    List<String> texts = List.of("partners" + "x".repeat(39), "partners", "y".repeat(47));
    byte[] length = "/\0\0\0".getBytes(UTF_8);
    assertThat(PlainTexts.of(texts).bytes()).startsWith(length);
    assertThat(new TextScan(keywords).scan(PlainTexts.of(texts), new BitSet()).isEmpty()).isTrue();
  }
}

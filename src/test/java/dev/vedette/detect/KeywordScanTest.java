package dev.vedette.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Looking for all keywords at once finds what the plain rule finds one by one. */
final class KeywordScanTest {
  private static final int TEXTS = 200_000;
  private static final String[] BETWEEN = {
    "/", "//", "?a=/", "-", ".", "x", "7", " ", "é", "ſ", "\u212a", "%2f", "\\/", "\u0000", "https:"
  };

  static List<List<String>> keywordLists() {
    return List.of(
        List.of(
            "/partners", "/partner-", "/partnerships", "/vendors", "/about/team", "/case-studies"),
        // Stems that begin with one letter, in either case.
        List.of("vendor", "vendors"),
        // Stems that begin with different bytes.
        List.of("/partners", "zoho", "_team", "reseller"),
        // Nothing to look for in raw records.
        List.of("é"));
  }

  @ParameterizedTest
  @MethodSource("keywordLists")
  void findsWhatTheRuleFinds(List<String> keywords) {
    PartnerPageRule rule = new PartnerPageRule(keywords);
    KeywordScan scan = new KeywordScan(keywords);
    Random random = new Random(1591);
    int found = 0;
    for (int i = 0; i < TEXTS; i++) {
      String text = text(keywords, random);
      List<String> expected = rule.matched(text);
      found += expected.size();
      byte[] alone = text.getBytes(UTF_8);
      byte[] around = ("/" + text + "s/partners").getBytes(UTF_8);
      assertThat(scan.matched(alone, 0, alone.length)).as(text).isEqualTo(expected);
      assertThat(scan.matched(around, 1, 1 + alone.length)).as(text).isEqualTo(expected);
      assertThat(scan.matched(text)).as(text).isEqualTo(expected);
    }
    assertThat(found).isGreaterThan(TEXTS / 100);
  }

  /** Keywords, whole and cut, among what bounds them and what does not, at all distances. */
  private static String text(List<String> keywords, Random random) {
    List<String> parts = new ArrayList<>();
    parts.add("y".repeat(random.nextInt(20)));
    for (int part = random.nextInt(6); part > 0; part--) {
      parts.add(BETWEEN[random.nextInt(BETWEEN.length)]);
      String keyword = keywords.get(random.nextInt(keywords.size()));
      int cut = random.nextInt(4) == 0 ? random.nextInt(keyword.length()) : 0;
      String piece = keyword.substring(0, keyword.length() - cut);
      parts.add(random.nextBoolean() ? piece : mixedCase(piece, random));
    }
    parts.add(BETWEEN[random.nextInt(BETWEEN.length)].repeat(random.nextInt(3)));
    return String.join("", parts);
  }

  private static String mixedCase(String text, Random random) {
    StringBuilder mixed = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      mixed.append(random.nextBoolean() ? Character.toUpperCase(c) : c);
    }
    return mixed.toString();
  }
}

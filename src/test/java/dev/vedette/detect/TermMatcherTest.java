package dev.vedette.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TermMatcherTest {

  /** Everything that has ever confused a matcher: near-letters, half pairs, each kind of bound. */
  private static final List<String> NASTY =
      List.of(
          "a",
          "A",
          "b",
          "s",
          "S",
          "i",
          "I",
          "k",
          "K",
          "0",
          "9",
          "/",
          "-",
          "_",
          ".",
          " ",
          "%",
          "\u0131", // dotless i
          "\u0130", // dotted I
          "\u017f", // long s
          "\u212a", // Kelvin sign
          "\u00e9",
          "\u00c9", // e with acute, both cases
          "\u00df",
          "\u1e9e", // sharp s, both cases
          "\u0430",
          "\u0410", // Cyrillic a, both cases
          "\u03c3",
          "\u03c2",
          "\u03a3", // sigma: two small forms, one capital
          "\ud801\udc28",
          "\ud801\udc00", // Deseret letter outside the basic plane, both cases
          "\ud83d\ude00", // an emoji, which is no letter
          "\ud801",
          "\ud83d",
          "\udc28"); // half pairs

  @Test
  void agreesWithThePlainestReadingOnNastyStrings() {
    Random random = new Random(1591_002);
    int hits = 0;
    for (int round = 0; round < 100_000; round++) {
      String haystack = nasty(random, 9);
      String needle = random.nextBoolean() ? nasty(random, 3) : variant(random, haystack);
      boolean expected = PlainHas.has(haystack, needle);
      hits += expected ? 1 : 0;
      assertThat(new TermMatcher(needle).has(haystack))
          .as("%s has %s", escaped(haystack), escaped(needle))
          .isEqualTo(expected);
    }
    assertThat(hits).as("rounds that had the needle").isBetween(10_000, 90_000);
  }

  @Test
  void aNeedleOfOneTermIsFoundIfAndOnlyIfItIsOneOfTheTerms() {
    Random random = new Random(2);
    for (int round = 0; round < 20_000; round++) {
      String haystack = ascii(random, "abAB01/-_. ", 12);
      String needle = ascii(random, "abAB01", 2);
      boolean isATerm =
          needle.isEmpty()
              || Arrays.stream(haystack.split("[^a-zA-Z0-9]+", -1))
                  .anyMatch(term -> CaseFolding.equalsIgnoringCase(term, needle));
      assertThat(new TermMatcher(needle).has(haystack))
          .as("'%s' has '%s'", haystack, needle)
          .isEqualTo(isATerm);
    }
  }

  @Test
  void aNeedleBetweenPunctuationIsASubstring() {
    Random random = new Random(3);
    for (int round = 0; round < 20_000; round++) {
      String haystack = ascii(random, "ab/-", 12);
      String needle = "/" + ascii(random, "ab", 2) + "-";
      assertThat(new TermMatcher(needle).has(haystack))
          .as("'%s' has '%s'", haystack, needle)
          .isEqualTo(haystack.contains(needle));
    }
  }

  @Test
  void aMatchStaysAMatchWhenPunctuationSurroundsTheHaystack() {
    Random random = new Random(4);
    for (int round = 0; round < 20_000; round++) {
      String haystack = nasty(random, 6);
      TermMatcher matcher = new TermMatcher(variant(random, haystack));
      if (matcher.has(haystack)) {
        assertThat(matcher.has("/" + haystack + "_")).as(escaped(haystack)).isTrue();
      }
    }
  }

  @Test
  void aBoundedOccurrenceThatOverlapsAnUnboundedOneIsFound() {
    assertThat(new TermMatcher("a-a").has("ba-a-a")).isTrue();
    assertThat(new TermMatcher("a-a").has("ba-a-ab")).isFalse();
  }

  @Test
  void lookAlikesNeverEqualAsciiLetters() {
    assertThat(new TermMatcher("inspy").has("\u0131nspy")).isFalse();
    assertThat(new TermMatcher("inspy").has("\u0130NSPY")).isFalse();
    assertThat(new TermMatcher("inspy").has("in\u017fpy")).isFalse();
    assertThat(new TermMatcher("linkedint").has("lin\u212aedint")).isFalse();
    assertThat(new TermMatcher("\u212a").has("k")).isFalse();
  }

  @Test
  void aLetterOutsideTheBasicPlaneExtendsATermAndAnEmojiBoundsIt() {
    assertThat(new TermMatcher("foca").has("foca\ud801\udc28")).isFalse();
    assertThat(new TermMatcher("foca").has("\ud801\udc28foca")).isFalse();
    assertThat(new TermMatcher("foca").has("\ud83d\ude00foca\ud83d\ude00")).isTrue();
  }

  @Test
  void halfAPairIsNotFoundInsideAPair() {
    assertThat(new TermMatcher("\udc28").has("\ud801\udc28")).isFalse();
    assertThat(new TermMatcher("\ud801").has("\ud801\udc28")).isFalse();
    assertThat(new TermMatcher("\ud801").has("\ud801 \udc28")).isTrue();
  }

  @Test
  void foldingIsStableAndKeepsAsciiApartFromTheRest() {
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      int folded = CaseFolding.fold(codePoint);
      assertThat(folded < 0x80).as("ASCII: %x", codePoint).isEqualTo(codePoint < 0x80);
      assertThat(CaseFolding.fold(folded)).as("stable: %x", codePoint).isEqualTo(folded);
    }
  }

  @Test
  void equalityIsThatOfWholeStringsWithNullAsTheEmptyOne() {
    assertThat(CaseFolding.equalsIgnoringCase(null, "")).isTrue();
    assertThat(CaseFolding.equalsIgnoringCase("java.exe", "JAVA.EXE")).isTrue();
    assertThat(CaseFolding.equalsIgnoringCase("java.exe", "java.ex")).isFalse();
    assertThat(CaseFolding.equalsIgnoringCase("java.ex", "java.exe")).isFalse();
    assertThat(CaseFolding.equalsIgnoringCase("\u212a", "k")).isFalse();
  }

  @Test
  void refusesANullNeedle() {
    assertThatThrownBy(() -> new TermMatcher(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a term must not be null");
  }

  private static String nasty(Random random, int maxLength) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(maxLength + 1); left > 0; left--) {
      text.append(NASTY.get(random.nextInt(NASTY.size())));
    }
    return text.toString();
  }

  /** A piece of the haystack in another case, so that hits are as frequent as misses. */
  private static String variant(Random random, String haystack) {
    int from = random.nextInt(haystack.length() + 1);
    int to = from + random.nextInt(haystack.length() - from + 1);
    StringBuilder piece = new StringBuilder();
    haystack
        .substring(from, to)
        .codePoints()
        .map(c -> random.nextBoolean() ? Character.toUpperCase(c) : Character.toLowerCase(c))
        .forEach(piece::appendCodePoint);
    return piece.toString();
  }

  private static String ascii(Random random, String alphabet, int maxLength) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(maxLength + 1); left > 0; left--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder("'");
    text.chars()
        .forEach(c -> escaped.append(c < 0x80 ? String.valueOf((char) c) : "\\u%04x".formatted(c)));
    return escaped.append('\'').toString();
  }
}

package dev.vedette.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TermSetTest {

  private static final TermSet TERMS = new TermSet(List.of("/partners", "/partner-", "/clients"));

  @Test
  void tellsEveryNeedleInListOrderWhateverTheOrderInTheText() {
    assertThat(TERMS.all("/clients/PARTNER-x")).containsExactly("/partner-", "/clients");
    assertThat(TERMS.all("/clients?from=/Partners")).containsExactly("/partners", "/clients");
    assertThat(TERMS.first("/clients?from=/Partners")).isEqualTo("/partners");
  }

  @Test
  void findsNothingInNothing() {
    for (String nothing : Arrays.asList(null, "", "/contact")) {
      assertThat(TERMS.hasAny(nothing)).isFalse();
      assertThat(TERMS.first(nothing)).isNull();
      assertThat(TERMS.all(nothing)).isEmpty();
    }
    assertThat(new TermSet(List.of()).hasAny("/partners")).isFalse();
  }

  @Test
  void anEmptyNeedleIsInEverything() {
    assertThat(new TermSet(List.of("")).hasAny(null)).isTrue();
  }

  @Test
  void aNeedleGivenTwiceIsToldOnce() {
    assertThat(new TermSet(List.of("foca", "foca")).all("foca")).containsExactly("foca");
  }

  @Test
  void takesAsManyDistinctNeedlesAsTheQueryLanguageAndNoMore() {
    List<String> tooMany = IntStream.rangeClosed(0, 10_000).mapToObj(i -> "t" + i).toList();

    assertThat(new TermSet(tooMany.subList(1, 10_001)).first("t10000")).isEqualTo("t10000");
    assertThatThrownBy(() -> new TermSet(tooMany))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the list has 10001 distinct terms; has_any takes at most 10000");
  }

  @Test
  void refusesNulls() {
    assertThatThrownBy(() -> new TermSet(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the list of terms must not be null");
    assertThatThrownBy(() -> new TermSet(Arrays.asList("a", null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the list of terms has a null at 1");
  }
}

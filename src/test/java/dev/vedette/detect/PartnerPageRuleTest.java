package dev.vedette.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartnerPageRuleTest {

  private final PartnerPageRule rule = new PartnerPageRule(QueryContent.KEYWORDS);

  @Test
  void namesEveryKeywordInListOrder() {
    assertThat(rule.matched("/clients/vendors?next=/partners"))
        .containsExactly("/partners", "/vendors", "/clients");
  }

  @Test
  void namesNoneForOtherPagesAndForNoUrl() {
    assertThat(rule.matched("/careers")).isEmpty();
    assertThat(rule.matched("")).isEmpty();
    assertThat(rule.matched(null)).isEmpty();
  }

  @Test
  void refusesListsThatMatchNothingOrEverything() {
    for (List<String> blank : List.of(List.of(""), List.of("/a", " "), Arrays.asList("/a", null))) {
      assertThatThrownBy(() -> new PartnerPageRule(blank))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a partner page keyword must not be blank");
    }
    assertThatThrownBy(() -> new PartnerPageRule(List.of()))
        .hasMessage("the list of partner page keywords is empty");
  }
}

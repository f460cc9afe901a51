package dev.vedette.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuerySourceRuleTest {

  private final SourceRule rule = new QuerySourceRule();

  @Test
  void groupsByTheExactText() {
    assertThat(rule.classify("203.0.113.9")).isEqualTo(Source.counted("203.0.113.9"));
    assertThat(rule.classify("203.0.113.9/32")).isEqualTo(Source.counted("203.0.113.9/32"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", "-", "10.0.0.1", "2001:db8::1", "::ffff:203.0.113.9", "host"})
  void dropsWhateverTheQueryDropsWithoutAnEntry(String sourceIp) {
    assertThat(rule.classify(sourceIp)).isEqualTo(Source.EXCLUDED);
  }

  @Test
  void countsLoopbackAndOtherSpecialAddressesAsTheQueryDoes() {
    assertThat(rule.classify("127.0.0.1").verdict()).isEqualTo(Source.Verdict.COUNTED);
    assertThat(rule.classify("169.254.0.1").verdict()).isEqualTo(Source.Verdict.COUNTED);
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.9, 203.0.113.9",
    "203.0.113.9/24, 203.0.113.9",
    "203.0.113.9/33, ",
    "::ffff:203.0.113.9, 203.0.113.9",
    "::FFFF:CB00:7109, 203.0.113.9",
    "::ffff:203.0.113.9/128, 203.0.113.9",
    "10.0.0.1, 10.0.0.1",
    "2001:db8::1, ",
    "host.example.com, ",
    "-, ",
    ", "
  })
  void comparesByDottedQuad(String text, String expected) {
    assertThat(rule.address(text)).isEqualTo(expected);
  }
}

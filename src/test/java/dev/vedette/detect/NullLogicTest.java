package dev.vedette.detect;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vedette.support.KqlVectors;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Ties each line of the query's logic of nulls to what the rule's code does where such a null would
 * arise. Java has two values where KQL has three, so these are consequences, not the logic itself.
 */
class NullLogicTest {

  private static final SourceRule QUERY = new QuerySourceRule();

  private static final Map<String, Runnable> CONSEQUENCES =
      Map.ofEntries(
          entry("not(null)", NullLogicTest::anUnreadableSourceIsNotKept),
          entry("not(int(null) > 0)", NullLogicTest::anIpv6SourceIsNotKept),
          // Strings are the rule's only operands of equality, and a null string is the empty one:
          // the answers are the same by another road.
          entry("null == 5", () -> assertThat(CaseFolding.equalsIgnoringCase(null, "5")).isFalse()),
          entry("null != 5", () -> assertThat(!CaseFolding.equalsIgnoringCase(null, "5")).isTrue()),
          entry("null > 5", NullLogicTest::countsCannotBeNull),
          entry(
              "case(bool(null),\"c1\",true,\"c2\",\"def\")",
              NullLogicTest::aPredicateOnNothingIsPassedOver),
          entry(
              "isnotempty(\"\")", () -> assertThat(QUERY.classify("")).isEqualTo(Source.EXCLUDED)),
          entry("isnotempty(\"  \")", NullLogicTest::blanksAreNotEmpty),
          entry("isnull(\"\")", () -> assertThat(new TermMatcher("").has(null)).isTrue()));

  @TestFactory
  Stream<DynamicTest> everyLineHasItsConsequence() {
    return KqlVectors.group("null_logic")
        .map(vector -> expression(vector.getPayload()))
        .map(expression -> DynamicTest.dynamicTest(expression, () -> check(expression)));
  }

  private static String expression(JsonNode vector) {
    return KqlVectors.text(vector, "expr");
  }

  private static void check(String expression) {
    assertThat(CONSEQUENCES).containsKey(expression);
    CONSEQUENCES.get(expression).run();
  }

  private static void anUnreadableSourceIsNotKept() {
    assertThat(Ipv4Privacy.of("abc")).isEqualTo(Ipv4Privacy.NOT_IPV4);
    assertThat(QUERY.classify("abc")).isEqualTo(Source.EXCLUDED);
  }

  private static void anIpv6SourceIsNotKept() {
    assertThat(QUERY.classify("2001:db8::1")).isEqualTo(Source.EXCLUDED);
  }

  /** Comparisons of numbers take primitives: the null that KQL compares cannot get here. */
  private static void countsCannotBeNull() {
    assertThat(ScrapeLimits.class.getMethods())
        .filteredOn(method -> method.getName().equals("passed"))
        .allSatisfy(method -> assertThat(method.getParameterTypes()).containsOnly(long.class))
        .hasSize(1);
  }

  private static void aPredicateOnNothingIsPassedOver() {
    OsintToolRule rule = new OsintToolRule(QueryContent.TOOLS, ToolLabels.COMMAND_LINE);

    assertThat(rule.identify("recon-ng", null)).isEqualTo("recon-ng");
  }

  /** Blanks pass {@code isnotempty}; the query then loses them as unreadable, the default keeps. */
  private static void blanksAreNotEmpty() {
    SourceRule network = new NetworkSourceRule(64, List.of());

    assertThat(network.classify("  ").verdict()).isEqualTo(Source.Verdict.SUPPRESSED);
    assertThat(network.classify("")).isEqualTo(Source.EXCLUDED);
    assertThat(QUERY.classify("  ")).isEqualTo(Source.EXCLUDED);
  }
}

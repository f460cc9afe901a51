package dev.vedette.detect;

import static dev.vedette.support.KqlVectors.text;
import static dev.vedette.support.KqlVectors.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vedette.support.KqlVectors;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every vector of the query's meaning that the rule's own code decides. */
class KqlVectorsTest {

  private static final String DISPLAY_WHY = "{index} {0}";

  static Stream<Named<JsonNode>> has() {
    return KqlVectors.group("has");
  }

  @ParameterizedTest(name = DISPLAY_WHY)
  @MethodSource
  void has(JsonNode vector) {
    TermMatcher matcher = new TermMatcher(text(vector, "needle"));

    assertThat(matcher.has(text(vector, "haystack"))).isEqualTo(expected(vector, "expect"));
  }

  /** A keyword may not be blank. */
  static Stream<Named<JsonNode>> hasOfAllKeywordsAtOnce() {
    return has().filter(vector -> !text(vector.getPayload(), "needle").isBlank());
  }

  @ParameterizedTest(name = DISPLAY_WHY)
  @MethodSource
  void hasOfAllKeywordsAtOnce(JsonNode vector) {
    KeywordScan scan = new KeywordScan(List.of(text(vector, "needle")));

    assertThat(scan.matched(text(vector, "haystack"))).hasSize(expected(vector, "expect") ? 1 : 0);
  }

  static Stream<Named<JsonNode>> inIgnoringCase() {
    return KqlVectors.group("in_ci");
  }

  @ParameterizedTest(name = DISPLAY_WHY)
  @MethodSource
  void inIgnoringCase(JsonNode vector) {
    String value = text(vector, "value");

    boolean in =
        texts(vector, "list").stream()
            .anyMatch(element -> CaseFolding.equalsIgnoringCase(value, element));

    assertThat(in).isEqualTo(expected(vector, "expect"));
  }

  static Stream<Named<JsonNode>> ipv4IsPrivate() {
    return KqlVectors.group("ipv4_is_private");
  }

  @ParameterizedTest(name = DISPLAY_WHY)
  @MethodSource
  void ipv4IsPrivate(JsonNode vector) {
    String ip = text(vector, "ip");
    Ipv4Privacy expect = Ipv4Privacy.NOT_IPV4;
    if (!vector.get("expect").isNull()) {
      expect = vector.get("expect").booleanValue() ? Ipv4Privacy.PRIVATE : Ipv4Privacy.NOT_PRIVATE;
    }
    Source kept = expected(vector, "keptByWhereNot") ? Source.counted(ip) : Source.EXCLUDED;

    assertThat(Ipv4Privacy.of(ip)).isEqualTo(expect);
    assertThat(new QuerySourceRule().classify(ip)).isEqualTo(kept);
  }

  static Stream<Named<JsonNode>> binOfTenMinutes() {
    // A null time has no bin: the readers reject a record without a time before it gets here.
    return KqlVectors.group("bin10m").filter(vector -> text(vector.getPayload(), "time") != null);
  }

  @ParameterizedTest(name = DISPLAY_WHY)
  @MethodSource
  void binOfTenMinutes(JsonNode vector) {
    assertBin(vector, Duration.ofMinutes(10));
  }

  static Stream<Named<JsonNode>> binAnchor() {
    return KqlVectors.group("bin_anchor");
  }

  @ParameterizedTest(name = DISPLAY_WHY)
  @MethodSource
  void binAnchor(JsonNode vector) {
    String size = text(vector, "size").toUpperCase(Locale.ROOT);

    assertBin(vector, Duration.parse(size.endsWith("D") ? "P" + size : "PT" + size));
  }

  private static void assertBin(JsonNode vector, Duration size) {
    Instant time = OffsetDateTime.parse(text(vector, "time")).toInstant();

    long start = WindowBin.startOf(time.toEpochMilli(), size.toMillis());

    assertThat(Instant.ofEpochMilli(start)).isEqualTo(Instant.parse(text(vector, "bin")));
  }

  static Stream<Named<JsonNode>> toolLabel() {
    return KqlVectors.group("tool_label");
  }

  @ParameterizedTest(name = DISPLAY_WHY)
  @MethodSource
  void toolLabel(JsonNode vector) {
    OsintToolRule rule = new OsintToolRule(QueryContent.TOOLS, ToolLabels.COMMAND_LINE);

    String label = rule.identify(text(vector, "fileName"), text(vector, "commandLine"));

    assertThat(label != null).isEqualTo(expected(vector, "matches"));
    assertThat(label).isEqualTo(text(vector, "toolIdentified"));
  }

  static Stream<Named<JsonNode>> urlMatch() {
    return KqlVectors.group("url_match");
  }

  @ParameterizedTest(name = DISPLAY_WHY)
  @MethodSource
  void urlMatch(JsonNode vector) {
    PartnerPageRule rule = new PartnerPageRule(QueryContent.KEYWORDS);

    assertThat(rule.matched(text(vector, "url"))).isEqualTo(texts(vector, "keywords"));
    assertThat(!texts(vector, "keywords").isEmpty()).isEqualTo(expected(vector, "matches"));
  }

  static Stream<Named<JsonNode>> scrapeThreshold() {
    return KqlVectors.group("scrape_threshold");
  }

  @ParameterizedTest(name = DISPLAY_WHY)
  @MethodSource
  void scrapeThreshold(JsonNode vector) {
    long requests = vector.get("requestCount").longValue();
    long urls = vector.get("uniqueUrls").longValue();

    assertThat(new ScrapeLimits(30, 10).passed(requests, urls))
        .isEqualTo(expected(vector, "alert"));
  }

  private static boolean expected(JsonNode vector, String field) {
    assertThat(vector.path(field).isBoolean()).as("the vector has " + field).isTrue();
    return vector.get(field).booleanValue();
  }
}

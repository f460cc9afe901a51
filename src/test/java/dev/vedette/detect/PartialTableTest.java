package dev.vedette.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.model.SuppressedBy;
import dev.vedette.sketch.Utf8Text;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PartialTableTest {
  private static final ScrapeStats.Layout LAYOUT = new ScrapeStats.Layout(16, 10, 5, 3);
  private static final long WINDOW = 600_000;

  private final PartialTable table = new PartialTable(LAYOUT);

  private static Utf8Text text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Utf8Text(bytes, 0, bytes.length);
  }

  private static SuppressedBy by(int number) {
    return switch (number) {
      case 0 -> new SuppressedBy("excluded-range", "10.0.0.0/8", "ours");
      case 1 -> new SuppressedBy("excluded-range", "10.1.0.0/16", "ours");
      default -> null;
    };
  }

  /** Few sources and many requests each, and many sources with hardly more than one. */
  @ParameterizedTest
  @CsvSource({"3, 2000", "400, 2000", "100000, 2000"})
  void addsUpAsAMapOfAccumulatorsWould(int sources, int requests) {
    SplittableRandom random = new SplittableRandom(7);
    Map<WindowKey, ScrapeStats> expected = new LinkedHashMap<>();
    for (int i = 0; i < requests; i++) {
      int number = random.nextInt(sources);
      Source source = new Source(Source.Verdict.COUNTED, "10.1.0." + number, by(number % 7));
      long start = WINDOW * random.nextInt(3);
      long time = start + random.nextInt(1000);
      String url = random.nextInt(20) == 0 ? "/é" : "/partners/" + random.nextInt(50);
      String agent = "agent" + random.nextInt(5);
      List<String> keywords =
          random.nextInt(9) == 0 ? List.of("/a", "/b") : List.of("/" + random.nextInt(3));
      if (random.nextInt(4) == 0) {
        table.add(source.key(), start, source.suppressedBy(), time, url, agent, keywords);
      } else {
        table.add(source, start, time, text(url), text(agent), keywords);
      }
      expected
          .computeIfAbsent(
              new WindowKey(source.key(), start, SuppressedBy.keyOf(source.suppressedBy())),
              key -> new ScrapeStats(LAYOUT))
          .add(time, url, agent, keywords);
    }
    assertThat(table.size()).isEqualTo(expected.size());
    assertThat(table.partials())
        .extracting(ScrapePartial::key)
        .containsExactlyElementsOf(expected.keySet());
    assertThat(table.partials())
        .extracting(ScrapePartial::stats)
        .containsExactlyElementsOf(expected.values());
  }

  @Test
  void tellsApartWhatHasOneHash() {
    for (String source : List.of("AaAa", "BBBB", "AaBB", "BBAa")) {
      table.add(source, 0, null, 1, "/" + source, "agent", List.of("/"));
      table.add(source, 0, by(0), 1, "/" + source, "agent", List.of("/"));
      table.add(source, 0, by(1), 1, "/" + source, "agent", List.of("/"));
      table.add(source, 0, by(1), 2, "/" + source, "agent", List.of("/"));
    }
    assertThat(table.partials()).hasSize(12);
    assertThat(table.partials())
        .allSatisfy(
            partial ->
                assertThat(partial.stats().sampledUrls()).containsExactly("/" + partial.source()));
    assertThat(table.partials()).filteredOn(partial -> partial.count() == 2).hasSize(4);
  }

  /** A message that does not match has a table of its own, too. */
  @Test
  void isEmptyAtFirst() {
    assertThat(table.size()).isZero();
    assertThat(table.partials()).isEmpty();
  }

  @Test
  void aSingleRequestTravelsInItsBytes() {
    table.add(Source.counted("203.0.113.7"), 0, 5, text("/a"), text("agent"), List.of("/"));
    ScrapePartial partial = table.partials().get(0);
    assertThat(partial.toString()).endsWith(" bytes]");
    assertThat(partial.count()).isEqualTo(1);
  }
}

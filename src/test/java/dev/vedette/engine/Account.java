package dev.vedette.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.vedette.detect.ScrapePartial;
import dev.vedette.detect.ScrapeStats;
import dev.vedette.detect.WindowKey;
import dev.vedette.model.Rejected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an input amounts to, whatever its pieces. */
public record Account(
    long bytes,
    long read,
    long unmatched,
    long excluded,
    long maxTime,
    List<String> rejected,
    Map<WindowKey, ScrapeStats> stats) {

  /** Adds readings up. */
  public static Account of(List<Reading> readings) {
    Map<WindowKey, ScrapeStats> stats = new HashMap<>();
    List<String> rejected = new ArrayList<>();
    for (Reading reading : readings) {
      for (ScrapePartial partial : reading.scrapes()) {
        stats.merge(
            partial.key(),
            partial.stats(),
            (a, b) -> {
              a.merge(b);
              return a;
            });
      }
      reading.rejected().forEach(r -> rejected.add(text(r)));
    }
    return new Account(
        readings.stream().mapToLong(Reading::bytes).sum(),
        readings.stream().mapToLong(Reading::read).sum(),
        readings.stream().mapToLong(Reading::unmatched).sum(),
        readings.stream().mapToLong(Reading::excluded).sum(),
        readings.stream().mapToLong(Reading::maxTime).max().orElseThrow(),
        rejected,
        stats);
  }

  private static String text(Rejected r) {
    return String.join(
        "|",
        r.reason().text(),
        r.detail(),
        r.origin() + "@" + r.offset() + "+" + r.length(),
        new String(r.raw(), ISO_8859_1));
  }
}

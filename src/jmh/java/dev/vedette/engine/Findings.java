package dev.vedette.engine;

import dev.vedette.bench.Check;
import dev.vedette.bench.Inputs;
import dev.vedette.detect.ScrapePartial;
import dev.vedette.detect.ScrapeStats;
import dev.vedette.detect.WindowKey;
import dev.vedette.model.DeviceReport;
import dev.vedette.model.ToolExecution;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an input holds, however it was read. */
record Findings(
    long read,
    long matched,
    Map<WindowKey, ScrapeStats> windows,
    List<ToolExecution> tools,
    List<DeviceReport> devices) {

  static Findings of(PieceReader reader) throws IOException {
    List<Reading> readings = new ArrayList<>();
    for (Reading reading = reader.next(); reading != null; reading = reader.next()) {
      readings.add(reading);
    }
    return of(readings);
  }

  static Findings of(List<Reading> readings) {
    Findings all = new Findings(0, 0, new HashMap<>(), new ArrayList<>(), new ArrayList<>());
    long read = 0;
    long matched = 0;
    for (Reading reading : readings) {
      read += reading.read();
      matched += reading.read() - reading.unmatched() - reading.rejected().size();
      reading.scrapes().forEach(all::add);
      all.tools.addAll(reading.tools());
      all.devices.addAll(reading.devices());
    }
    return new Findings(read, matched, all.windows, all.tools, all.devices);
  }

  private void add(ScrapePartial partial) {
    ScrapeStats earlier = windows.putIfAbsent(partial.key(), partial.stats());
    if (earlier != null) {
      earlier.merge(partial.stats());
    }
  }

  /** Ends a benchmark whose two ways to read do not both find this, and the same. */
  static void check(long expected, Findings fast, Findings plain) {
    Check.same("rows read", (long) Inputs.ROWS, plain.read);
    Check.same("rows that match", expected, plain.matched);
    Check.same("what is read in the fast way", plain, fast);
  }

  /** The number of matches, without keeping them. */
  static long matches(PieceReader reader) throws IOException {
    long matches = 0;
    for (Reading reading = reader.next(); reading != null; reading = reader.next()) {
      matches += reading.read() - reading.unmatched() - reading.rejected().size();
    }
    return matches;
  }
}

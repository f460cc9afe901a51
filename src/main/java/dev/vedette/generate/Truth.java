package dev.vedette.generate;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What was made, counted while it was. */
final class Truth {
  final Map<Malformed, Long> malformed = new EnumMap<>(Malformed.class);

  /** Partner requests of all rows, and of those in time alone. */
  final Windows windows = new Windows();

  final Windows windowsInTime = new Windows();
  final Map<String, Long> tools = new TreeMap<>();
  private final Sources sources;
  long rows;
  long bytes;
  long late;
  long partner;
  long counted;
  long countedLate;
  long process;
  long devices;

  Truth(Sources sources) {
    this.sources = sources;
  }

  void count(WebRequest request) {
    rows++;
    if (request.malformed != null) {
      malformed.merge(request.malformed, 1L, Long::sum);
      return;
    }
    late += request.late ? 1 : 0;
    if (request.partner) {
      countPartner(request);
    }
  }

  private void countPartner(WebRequest request) {
    partner++;
    if (!sources.counts(request.source)) {
      return;
    }
    counted++;
    windows.add(request);
    if (request.late) {
      countedLate++;
    } else {
      windowsInTime.add(request);
    }
  }
}

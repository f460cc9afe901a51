package dev.vedette.generate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Counts requests for partner pages by source and window, exactly, and finds the windows that
 * exceed the rule's limits. A window is counted off when nothing can come into it any more, so only
 * a few hours are held at a time.
 */
final class Windows {
  static final long WINDOW_MILLIS = 600_000;
  static final int REQUESTS_ABOVE = 30;
  static final int URLS_ABOVE = 10;

  private final TreeMap<Long, Window> open = new TreeMap<>();
  private final List<ScrapingWindow> alerts = new ArrayList<>();
  private long lastStart = Long.MIN_VALUE;
  private Window last;

  /** The requests of a window; keys are numbers plus one, because 0 is no key. */
  private static final class Window {
    private final LongCounter urls = new LongCounter();
    private final LongCounter requestsBySource = new LongCounter();
    private final LongCounter urlsBySource = new LongCounter();

    private void add(int source, long url) {
      long key = source + 1L;
      requestsBySource.add(key);
      if (urls.add(key << 32 | url) == 1) {
        urlsBySource.add(key);
      }
    }
  }

  /** Counts a request for a partner page. */
  void add(WebRequest request) {
    long start = Math.floorDiv(request.timeMillis, WINDOW_MILLIS) * WINDOW_MILLIS;
    if (start != lastStart) {
      closeBefore(request.arrivalMillis - Traffic.MAX_DELAY_MILLIS);
      lastStart = start;
      last = open.computeIfAbsent(start, key -> new Window());
    }
    last.add(request.source, request.partnerUrl());
  }

  /** All windows that alert, by start and source. */
  List<ScrapingWindow> alerts() {
    closeBefore(Long.MAX_VALUE);
    return alerts;
  }

  private void closeBefore(long millis) {
    while (!open.isEmpty() && open.firstKey() <= millis - WINDOW_MILLIS) {
      long start = open.firstKey();
      close(start, open.remove(start));
    }
  }

  private void close(long start, Window window) {
    List<ScrapingWindow> found = new ArrayList<>();
    window.requestsBySource.forEach(
        (key, requests) -> {
          int urls = window.urlsBySource.count(key);
          if (requests > REQUESTS_ABOVE || urls > URLS_ABOVE) {
            found.add(new ScrapingWindow((int) (key - 1), start, requests, urls));
          }
        });
    found.sort(Comparator.comparingInt(ScrapingWindow::source));
    alerts.addAll(found);
  }
}

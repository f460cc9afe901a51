package dev.vedette.generate;

import java.util.PriorityQueue;

/** All sessions of all scrapers, by the time of their next requests. */
final class Scraping {
  private static final int SESSIONS_OF_ONE = 3;

  private final PriorityQueue<ScrapingSession> sessions = new PriorityQueue<>();
  private final long maxRequests;
  private long requests;
  private int scrapers;

  private Scraping(long maxRequests) {
    this.maxRequests = maxRequests;
  }

  /** Plans sessions until each scraper has had three, or partner pages run short. */
  static Scraping plan(Settings settings, Random64 random) {
    // The rest is left to visitors, and to the hot source.
    double share = Math.min(0.6 * settings.partner(), 0.5 * (1 - settings.hot()));
    Scraping scraping = new Scraping((long) (settings.events() * share));
    int wanted = (int) Math.ceil(settings.sources() * settings.scrapers());
    int planned = 0;
    while (planned < SESSIONS_OF_ONE * wanted
        && scraping.add(
            planned, source(planned % wanted, wanted, settings.sources()), settings, random)) {
      planned++;
    }
    scraping.scrapers = Math.min(planned, wanted);
    return scraping;
  }

  /** Scrapers are anywhere among busy and quiet sources, but never the hot one. */
  static int source(int scraper, int scrapers, int sources) {
    return sources - 1 - (int) ((long) scraper * sources / scrapers);
  }

  private boolean add(int number, int source, Settings settings, Random64 random) {
    long start = settings.start().toEpochMilli();
    long end = start + settings.span().toMillis();
    ScrapingSession session = new ScrapingSession(number, source, start, end, random);
    if (requests + session.length() > maxRequests) {
      return false;
    }
    requests += session.length();
    sessions.add(session);
    return true;
  }

  /** How many requests there are in all. */
  long requests() {
    return requests;
  }

  /** How many sources scrape. */
  int scrapers() {
    return scrapers;
  }

  /** When the next request is made; {@code Long.MAX_VALUE}: never. */
  long nextMillis() {
    return sessions.isEmpty() ? Long.MAX_VALUE : sessions.peek().nextMillis();
  }

  /** Makes the next request. */
  void next(WebRequest request) {
    ScrapingSession session = sessions.remove();
    request.arrivalMillis = session.nextMillis();
    session.next(request);
    if (!session.isOver()) {
      sessions.add(session);
    }
  }
}

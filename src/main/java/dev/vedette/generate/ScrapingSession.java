package dev.vedette.generate;

/** A few minutes in which one source asks for partner pages, evenly. */
final class ScrapingSession implements Comparable<ScrapingSession> {
  private static final int POLLED_PAGES = 5;
  private static final int FEW_PAGES = 8;

  /** What a scraper is after. */
  private enum Manner {
    /** Every page once. */
    WALK,
    /** The same few pages again and again. */
    POLL,
    /** Too little to be noticed. */
    GLANCE
  }

  private final int number;
  private final int source;
  private final Manner manner;
  private final int firstPage;
  private final int length;
  private final long startMillis;
  private final double stepMillis;
  private int sent;

  /**
   * A session.
   *
   * @param number decides which of two sessions comes first at the same time
   * @param lastMillis before which it ends
   */
  ScrapingSession(int number, int source, long firstMillis, long lastMillis, Random64 random) {
    this.number = number;
    this.source = source;
    int fifth = random.below(5);
    manner = fifth < 3 ? Manner.WALK : fifth == 3 ? Manner.POLL : Manner.GLANCE;
    firstPage = random.below(Pages.PARTNER.size());
    length = manner == Manner.GLANCE ? 5 + random.below(20) : 35 + random.below(200);
    long span = lastMillis - firstMillis;
    double duration = Math.min((double) span, (2 + 7 * random.unit()) * 60_000);
    startMillis = firstMillis + (long) (random.unit() * (span - duration));
    stepMillis = duration / length;
  }

  int length() {
    return length;
  }

  /** When its next request is made. */
  long nextMillis() {
    return startMillis + (long) (sent * stepMillis);
  }

  /** Makes the next request. */
  void next(WebRequest request) {
    request.source = source;
    request.agent = Visitors.agentOfScraper(source);
    request.partner = true;
    int pages = Pages.PARTNER.size();
    request.page =
        (firstPage
                + switch (manner) {
                  case WALK -> sent;
                  case POLL -> sent % POLLED_PAGES;
                  case GLANCE -> sent % FEW_PAGES;
                })
            % pages;
    request.number = manner == Manner.WALK ? sent & 1 : WebRequest.NO_NUMBER;
    sent++;
  }

  boolean isOver() {
    return sent == length;
  }

  @Override
  public int compareTo(ScrapingSession other) {
    int byTime = Long.compare(nextMillis(), other.nextMillis());
    return byTime != 0 ? byTime : Integer.compare(number, other.number);
  }
}

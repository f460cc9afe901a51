package dev.vedette.generate;

import java.util.List;

/** The requests in the order in which they reach the log: visitors' and scrapers'. */
final class Traffic {
  /** The longest time from an event to its arrival, in milliseconds. */
  static final long MAX_DELAY_MILLIS = 6 * 3_600_000;

  private static final int MIN_LATE_MILLIS = 2 * 3_600_000;
  private static final int PAGE_NUMBERS = 50_000;

  private final Scraping scraping;
  private final Random64 random;
  private final Random64 damage;
  private final List<Malformed> kinds;
  private final Zipf visitors;
  private final int firstVisitor;
  private final long startMillis;
  private final double stepMillis;
  private final double hot;
  private final double partner;
  private final double malformed;
  private final double malformedOrLate;
  private long visits;
  private long nextVisitMillis;

  Traffic(Settings settings, Scraping scraping, Random64 random, Random64 damage) {
    this.scraping = scraping;
    this.random = random;
    this.damage = damage;
    this.kinds = settings.format().malformed();
    this.firstVisitor = settings.hot() > 0 ? 1 : 0;
    this.visitors = new Zipf(settings.sources() - firstVisitor, settings.zipf());
    // Shares are those of all requests, so visitors make up for what scrapers never are.
    double all = settings.events();
    double rest = Math.max(1, all - scraping.requests());
    startMillis = settings.start().toEpochMilli();
    stepMillis = settings.span().toMillis() / rest;
    hot = settings.hot() * all / rest;
    partner = (settings.partner() * all - scraping.requests()) / rest;
    malformed = settings.malformed() * all / rest;
    malformedOrLate = malformed + settings.late() * all / rest;
    planVisit();
  }

  private void planVisit() {
    nextVisitMillis = startMillis + (long) ((visits++ + random.unit()) * stepMillis);
  }

  /** Makes the next request; without an end. */
  void next(WebRequest request) {
    request.malformed = null;
    request.late = false;
    request.referer = referer();
    if (scraping.nextMillis() <= nextVisitMillis) {
      scraping.next(request);
      request.timeMillis = Math.max(startMillis, request.arrivalMillis - delay());
    } else {
      request.arrivalMillis = nextVisitMillis;
      visit(request);
      planVisit();
    }
  }

  private void visit(WebRequest request) {
    request.source = random.chance(hot) ? 0 : firstVisitor + visitors.draw(random);
    request.agent = Visitors.agentOf(request.source);
    request.partner = random.chance(partner);
    if (request.partner) {
      partnerPage(request);
    } else {
      otherPage(request);
    }
    long usual = Math.max(startMillis, request.arrivalMillis - delay());
    double fate = random.unit();
    request.late = fate >= malformed && fate < malformedOrLate;
    request.timeMillis = request.late ? request.arrivalMillis - lateDelay() : usual;
    if (fate < malformed) {
      damage(request);
    }
  }

  /** Some pages are visited far more often than others. */
  private void partnerPage(WebRequest request) {
    double place = random.unit();
    request.page = (int) (place * place * Pages.PARTNER.size());
    request.number = Math.max(WebRequest.NO_NUMBER, random.below(20) - 14);
  }

  private void otherPage(WebRequest request) {
    int misses = Pages.OTHERS.size() - Pages.NEAR_MISS_FIRST;
    request.page =
        random.below(100) == 0
            ? Pages.NEAR_MISS_FIRST + random.below(misses)
            : random.below(Pages.NEAR_MISS_FIRST);
    request.number = random.below(PAGE_NUMBERS);
  }

  /** The damage has a generator of its own: it differs between formats, and nothing else does. */
  private void damage(WebRequest request) {
    request.malformed = kinds.get(damage.below(kinds.size()));
    if (request.malformed.onPartnerPage()) {
      request.partner = true;
      request.page = damage.below(Pages.PARTNER.size());
      request.number = WebRequest.NO_NUMBER;
    }
  }

  private int referer() {
    int plain = Visitors.PARTNER_REFERER_FIRST;
    int percent = random.below(100);
    if (percent < 3) {
      return plain + random.below(Visitors.REFERERS.size() - plain);
    }
    return percent < 30 ? 0 : random.below(plain);
  }

  private int delay() {
    int perMille = random.below(1000);
    if (perMille < 900) {
      return random.below(4_000);
    }
    return perMille < 995 ? 4_000 + random.below(26_000) : 30_000 + random.below(150_000);
  }

  private int lateDelay() {
    return MIN_LATE_MILLIS + random.below((int) MAX_DELAY_MILLIS - MIN_LATE_MILLIS);
  }
}

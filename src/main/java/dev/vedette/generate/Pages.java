package dev.vedette.generate;

import java.util.ArrayList;
import java.util.List;

/**
 * The paths of a web site. A request's path is one of these followed by a number; partner pages
 * also go without. Two paths never give one text for different numbers.
 */
final class Pages {
  /** Paths that the rule's keywords are found in; a {@code *} stands for a partner's name. */
  private static final List<String> PARTNER_FORMS =
      List.of(
          "/partners/*",
          "/partner-program/*",
          "/partnerships/*",
          "/vendors/*",
          "/vendor-portal/*",
          "/suppliers/*",
          "/supply-chain/*",
          "/alliances/*",
          "/ecosystem/*",
          "/integrations/*",
          "/channel-partners/*",
          "/resellers/*",
          "/distributors/*",
          "/clients/*",
          "/customers/*",
          "/case-studies/*",
          "/about/team/*",
          "/Partners/EMEA/*",
          "/de/Case-Studies/*",
          "/redirect?to=/suppliers/*");

  private static final List<String> NAMES =
      List.of(
          "acme",
          "initech",
          "globex",
          "hooli",
          "umbrella",
          "stark",
          "wayne",
          "wonka",
          "cyberdyne",
          "soylent",
          "tyrell",
          "aperture",
          "massive-dynamic",
          "oscorp",
          "vandelay",
          "dunder-mifflin",
          "pied-piper",
          "gringotts",
          "virtucon",
          "monsters",
          "weyland",
          "nakatomi",
          "sirius",
          "zorg",
          "abstergo",
          "bluth",
          "duff",
          "prestige",
          "kruger",
          "sterling",
          "los-pollos",
          "gekko",
          "mom-co",
          "planet-express",
          "omni",
          "rekall",
          "encom",
          "lexcorp",
          "primatech",
          "dharma",
          "müller",
          "société-générale",
          "o'brien",
          "smith%20%26%20sons",
          "a_b",
          "x.y.z",
          "3m",
          "\"top\"");

  /** Paths that no keyword is found in, some by a letter only. */
  static final List<String> ORDINARY =
      List.of(
          "/products/item-",
          "/products/gallery/picture-",
          "/products/compare?left=120&right=",
          "/static/js/app.bundle.min.js?v=",
          "/static/css/main.css?v=",
          "/static/img/hero-",
          "/static/fonts/inter-variable.woff2?v=",
          "/api/v1/search?lang=en&sort=relevance&page_size=50&offset=",
          "/api/v1/session/refresh?client=web&nonce=",
          "/api/v2/prices?currency=EUR&region=DE&article=",
          "/api/v2/stock/warehouse/7/article/",
          "/blog/2025/11/how-we-cut-our-build-times-in-half?page=",
          "/blog/2025/12/release-notes-winter-edition?comment=",
          "/news/article-",
          "/support/tickets/",
          "/support/knowledge-base/article/",
          "/docs/reference/chapter-",
          "/downloads/datasheet-",
          "/careers/opening-",
          "/cart/checkout?step=2&utm_source=newsletter&utm_medium=email&utm_campaign=spring&id=",
          "/login?return_to=%2Faccount%2Forders%2F",
          "/account/orders/",
          "/events/webinar-",
          "/search?q=%22annual%20report%22&year=",
          "/search?q=\"annual report\"&page=",
          "/über-uns/standorte/",
          "/wp-content/uploads/2025/photo-",
          "/robots.txt?",
          "/health?probe=");

  private static final List<String> NEAR_MISSES =
      List.of(
          "/partnersearch?id=",
          "/partnership/draft-",
          "/clientside/bundle-",
          "/customerservice/case-",
          "/about/teamwork/chapter-",
          "/ecosystems/report-",
          "/integrationsuite/build-",
          "/vendorlist?page=",
          "/my-suppliers/list-");

  static final int NEAR_MISS_FIRST = ORDINARY.size();

  /** Ordinary paths, and behind them near misses. */
  static final List<String> OTHERS = joined(ORDINARY, NEAR_MISSES);

  /** The same name's pages of all keywords lie {@link #names} apart. */
  static final List<String> PARTNER = partnerPages();

  private Pages() {}

  static int names() {
    return NAMES.size();
  }

  private static List<String> partnerPages() {
    List<String> pages = new ArrayList<>();
    for (String form : PARTNER_FORMS) {
      NAMES.forEach(name -> pages.add(form.replace("*", name)));
    }
    return List.copyOf(pages);
  }

  private static List<String> joined(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }
}

package dev.vedette.generate;

import java.util.List;
import java.util.stream.Stream;

/** What clients say of themselves and where they come from. */
final class Visitors {
  private static final List<String> BROWSERS =
      List.of(
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0",
          "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
          "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36",
          "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15",
          "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
          "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1",
          "Mozilla/5.0 (iPad; CPU OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1",
          "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36",
          "Mozilla/5.0 (Linux; Android 15; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36");

  private static final List<String> CRAWLERS =
      List.of(
          "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
          "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/116.0.1938.76 Safari/537.36",
          "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)",
          "Mozilla/5.0 (compatible; SemrushBot/7~bl; +http://www.semrush.com/bot.html)",
          "Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)",
          "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
          "UptimeRobot/2.0; http://www.uptimerobot.com/");

  private static final List<String> SCRIPTS =
      List.of(
          "python-requests/2.32.3",
          "Scrapy/2.13.3 (+https://scrapy.org)",
          "curl/8.5.0",
          "\"Mozilla/5.0 (compatible; quoted by a proxy)\"",
          "Go-http-client/1.1",
          "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/141.0.0.0 Safari/537.36",
          "-");

  /** All user agents: browsers, crawlers, scripts. */
  static final List<String> AGENTS = joined();

  private static final List<String> PLAIN_REFERERS =
      List.of(
          "-",
          "https://www.google.com/",
          "https://www.bing.com/search?q=example+company",
          "https://www.example.com/",
          "https://www.example.com/products",
          "https://www.example.com/products/item-4711",
          "https://www.example.com/support/knowledge-base",
          "https://www.example.com/search?q=%22annual%20report%22",
          "https://news.example.net/2025/12/industry-overview.html",
          "https://www.linkedin.com/");

  private static final List<String> PARTNER_REFERERS =
      List.of(
          "https://www.example.com/partners",
          "https://www.example.com/partners/acme",
          "https://www.example.com/customers?industry=retail",
          "https://www.example.com/case-studies/globex",
          "https://www.example.com/about/team",
          "https://www.example.com/integrations/");

  static final int PARTNER_REFERER_FIRST = PLAIN_REFERERS.size();

  /** All referers: first those without a keyword. */
  static final List<String> REFERERS =
      Stream.concat(PLAIN_REFERERS.stream(), PARTNER_REFERERS.stream()).toList();

  private Visitors() {}

  private static List<String> joined() {
    return Stream.of(BROWSERS, CRAWLERS, SCRIPTS).flatMap(List::stream).toList();
  }

  /** The user agent of a source: one in two hundred is a crawler. */
  static int agentOf(int source) {
    long mixed = Random64.mix(source) >>> 32;
    return (mixed & 255) < 1
        ? BROWSERS.size() + Random64.scale(mixed, CRAWLERS.size())
        : Random64.scale(mixed, BROWSERS.size());
  }

  /**
   * The user agent of a source while it scrapes: two in three do not hide that they are scripts.
   */
  static int agentOfScraper(int source) {
    long mixed = Random64.mix(~(long) source) >>> 32;
    return mixed % 3 == 0
        ? Random64.scale(mixed, BROWSERS.size())
        : BROWSERS.size() + CRAWLERS.size() + Random64.scale(mixed, SCRIPTS.size());
  }
}

package dev.vedette.detect;

/**
 * The limits above which one source's requests in one window are scraping: the query's {@code
 * RequestCount > 30 or UniqueURLs > 10}. Both are strict, and one is enough.
 */
public record ScrapeLimits(long requestCountAbove, long uniqueUrlsAbove)
    implements java.io.Serializable {

  /** Checks that the limits are not negative. */
  public ScrapeLimits {
    if (requestCountAbove < 0 || uniqueUrlsAbove < 0) {
      throw new IllegalArgumentException(
          "limits must not be negative: %d requests, %d URLs"
              .formatted(requestCountAbove, uniqueUrlsAbove));
    }
  }

  /** Whether a window with these counts is reported. */
  public boolean passed(long requestCount, long uniqueUrls) {
    return requestCount > requestCountAbove || uniqueUrls > uniqueUrlsAbove;
  }

  /** So many requests pass neither limit, whatever they ask for: none has more than one URL. */
  long neverPassed() {
    return Math.min(requestCountAbove, uniqueUrlsAbove);
  }
}

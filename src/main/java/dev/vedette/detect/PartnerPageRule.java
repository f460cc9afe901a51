package dev.vedette.detect;

import java.util.List;

/**
 * Tells which keywords a requested URL has: the query's {@code RequestURL has_any
 * (PartnerPageKeywords)}. Host names and query strings count, and nothing is decoded.
 */
public final class PartnerPageRule {

  private final TermSet keywords;

  /** A rule for these keywords. */
  public PartnerPageRule(List<String> keywords) {
    if (keywords == null || keywords.isEmpty()) {
      throw new IllegalArgumentException("the list of partner page keywords is empty");
    }
    for (String keyword : keywords) {
      // KQL finds the empty term in every URL, which nobody who lists keywords means.
      if (keyword == null || keyword.isBlank()) {
        throw new IllegalArgumentException("a partner page keyword must not be blank");
      }
    }
    this.keywords = new TermSet(keywords);
  }

  /** The keywords that the URL, which may be null, has, in list order; empty when it has none. */
  public List<String> matched(String requestUrl) {
    return keywords.all(requestUrl);
  }
}

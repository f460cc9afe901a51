package dev.vedette.detect;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * KQL's {@code haystack has_any (needles)}, which also tells the needles that were found. The empty
 * list is found in nothing; a needle given twice counts once.
 */
public final class TermSet {

  /** The most distinct values that KQL's {@code has_any} takes, by its documentation. */
  public static final int MAX_NEEDLES = 10_000;

  private final TermMatcher[] matchers;

  /** A set of needles; their order is the order of the answers. */
  public TermSet(List<String> needles) {
    if (needles == null) {
      throw new IllegalArgumentException("the list of terms must not be null");
    }
    LinkedHashSet<String> distinct = new LinkedHashSet<>(needles);
    if (distinct.contains(null)) {
      throw new IllegalArgumentException(
          "the list of terms has a null at " + needles.indexOf(null));
    }
    if (distinct.size() > MAX_NEEDLES) {
      throw new IllegalArgumentException(
          "the list has %d distinct terms; has_any takes at most %d"
              .formatted(distinct.size(), MAX_NEEDLES));
    }
    matchers = distinct.stream().map(TermMatcher::new).toArray(TermMatcher[]::new);
  }

  /** Whether the haystack, null being the empty string, has any of the needles. */
  public boolean hasAny(String haystack) {
    return first(haystack) != null;
  }

  /** The first needle in list order that the haystack has, or null. */
  public String first(String haystack) {
    for (TermMatcher matcher : matchers) {
      if (matcher.has(haystack)) {
        return matcher.needle();
      }
    }
    return null;
  }

  /** Every needle that the haystack has, in list order. */
  public List<String> all(String haystack) {
    // Almost all haystacks have none of the needles, so the list is made at the first hit only.
    List<String> found = List.of();
    for (TermMatcher matcher : matchers) {
      if (matcher.has(haystack)) {
        found = found.isEmpty() ? new ArrayList<>() : found;
        found.add(matcher.needle());
      }
    }
    return found;
  }
}

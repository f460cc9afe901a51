package dev.vedette.detect;

/**
 * A tool that harvests business relationships.
 *
 * @param term what names the tool in a file name or a command line
 * @param label what alerts call it
 * @param labelledByQuery whether the query's {@code case()} has a label for it
 */
public record OsintTool(String term, String label, boolean labelledByQuery) {

  /** Checks that both texts are there: the empty term would be found in every process. */
  public OsintTool {
    if (term == null || term.isBlank()) {
      throw new IllegalArgumentException("the term of an OSINT tool must not be blank");
    }
    if (label == null || label.isBlank()) {
      throw new IllegalArgumentException("the OSINT tool '%s' has no label".formatted(term));
    }
  }
}

package dev.vedette.model;

/**
 * What kept an alert from being raised.
 *
 * @param kind the kind of list or rule, such as {@code excluded-range}
 * @param entry the entry that decided, such as {@code 127.0.0.0/8}
 * @param reason the entry's reason, for a person
 */
public record SuppressedBy(String kind, String entry, String reason) {

  /** What tells apart the windows of a source by what suppresses them; "" when nothing does. */
  public static String keyOf(SuppressedBy suppressedBy) {
    return suppressedBy == null ? "" : suppressedBy.kind() + " " + suppressedBy.entry();
  }
}

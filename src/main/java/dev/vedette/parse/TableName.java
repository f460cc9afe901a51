package dev.vedette.parse;

/** Which table a row's {@code category} names. */
public final class TableName {
  private static final String PREFIX = "AdvancedHunting-";

  private TableName() {}

  /**
   * The table, or null for none. A bare row may have a category of its own meaning, so there only
   * the prefix makes a table.
   *
   * @param category may be null
   * @param enveloped whether the row is in the envelope of the Defender XDR streaming API
   */
  public static String ofCategory(String category, boolean enveloped) {
    if (category == null) {
      return null;
    }
    boolean prefixed = category.startsWith(PREFIX);
    String table = prefixed ? category.substring(PREFIX.length()) : category;
    return (prefixed || enveloped) && !table.isEmpty() ? table : null;
  }
}

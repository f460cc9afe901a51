package dev.vedette.engine;

import dev.vedette.model.Input;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the first bytes of a JSON file tell of its rows. */
public final class JsonHead {
  private JsonHead() {}

  /**
   * The needed columns of which the head has no sign, joined by "or" where one of several is
   * needed. Rows may leave out what they have no value for, so this is a hint and no more.
   */
  public static List<String> missingColumns(byte[] head, Input input) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    return NeededColumns.of(input).stream()
        .filter(names -> names.stream().noneMatch(name -> text.contains('"' + name + '"')))
        .map(names -> String.join(" or ", names))
        .toList();
  }
}

package dev.vedette.parse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The wanted columns, each with its index in a row's values. Names are case-sensitive. */
public final class Columns {
  private final List<String> names;
  private final Map<String, Integer> indexes;

  private Columns(List<String> names) {
    this.names = List.copyOf(names);
    this.indexes = new HashMap<>();
    for (String name : this.names) {
      if (indexes.put(name, indexes.size()) != null) {
        throw new IllegalArgumentException("column named twice: " + name);
      }
    }
  }

  /** The columns in this order, the first with index 0. */
  public static Columns of(String... names) {
    return new Columns(List.of(names));
  }

  /** The columns in this order, the first with index 0. */
  public static Columns of(List<String> names) {
    return new Columns(names);
  }

  /** The column's index in a row's values, or -1 when the column is not wanted. */
  public int indexOf(String name) {
    Integer index = indexes.get(name);
    return index == null ? -1 : index;
  }

  /** The names in the order of their indexes. */
  public List<String> names() {
    return names;
  }

  /** How many values a row has. */
  public int size() {
    return names.size();
  }
}

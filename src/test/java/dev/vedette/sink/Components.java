package dev.vedette.sink;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** The values of a record in the order of its components: what a row of it must hold. */
final class Components {

  private Components() {}

  /** Inner records become lists too. */
  static List<Object> of(Object row) throws ReflectiveOperationException {
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : row.getClass().getRecordComponents()) {
      values.add(plain(component.getAccessor().invoke(row)));
    }
    return values;
  }

  private static Object plain(Object value) throws ReflectiveOperationException {
    if (value instanceof Record inner) {
      return of(inner);
    }
    if (value instanceof List<?> list) {
      List<Object> values = new ArrayList<>();
      for (Object element : list) {
        values.add(plain(element));
      }
      return values;
    }
    return value;
  }
}

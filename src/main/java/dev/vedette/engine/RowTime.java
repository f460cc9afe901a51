package dev.vedette.engine;

import dev.vedette.columnar.Column;
import dev.vedette.parse.EventTime;
import dev.vedette.parse.UtcTime;
import java.io.IOException;
import java.util.List;

/** The event time of a row that is stored in columns: of several columns the first that has one. */
final class RowTime {
  private final List<Column> columns;
  private final EventTimes times;
  private final UtcTime utc = new UtcTime();

  RowTime(List<Column> columns, EventTimes times) {
    this.columns = columns;
    this.times = times;
  }

  /** Notes the time of a row that is not used otherwise. */
  void noteIfAny(int row, ReadingBuilder into) throws IOException {
    Column column = column(row);
    if (column == null) {
      return;
    }
    long millis = usual(column);
    if (millis == UtcTime.UNUSUAL) {
      times.noteIfAny(column.text(), EventTime::parseMillis, into);
    } else {
      times.note(millis, into);
    }
  }

  /** The time of a row that needs one, noted; or {@link EventTimes#REJECTED}. */
  long require(int row, ReadingBuilder into, Rejecting rejecting) throws IOException {
    Column column = column(row);
    long millis = column == null ? UtcTime.UNUSUAL : usual(column);
    if (millis == UtcTime.UNUSUAL) {
      String text = column == null ? null : column.text();
      return times.require(text, EventTime::parseMillis, into, rejecting);
    }
    return times.accept(millis, into) ? millis : times.reject(column.text(), rejecting);
  }

  private Column column(int row) throws IOException {
    for (Column column : columns) {
      if (column.seek(row) && !(column.isText() && column.start() == column.end())) {
        return column;
      }
    }
    return null;
  }

  /** Years that no text can hold are left to what the text says. */
  private long usual(Column column) {
    if (column.isText()) {
      return utc.parseMillis(column.bytes(), column.start(), column.end());
    }
    if (!column.isTime()) {
      return UtcTime.UNUSUAL;
    }
    long millis = column.millis();
    return UtcTime.hasFourDigitYear(millis) ? millis : UtcTime.UNUSUAL;
  }
}

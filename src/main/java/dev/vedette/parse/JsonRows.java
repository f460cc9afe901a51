package dev.vedette.parse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.vedette.model.RejectReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the rows of one JSON record: a row object, a list of rows, or an object with such a list as
 * its {@code records}. Each row is bare, as Log Analytics exports it, or the {@code properties} of
 * a Defender XDR streaming envelope. Of a member named twice the last counts; of two {@code
 * records} lists both do.
 *
 * <p>A row in a list that is damaged costs no other: reading goes on behind it. Not safe for use by
 * several threads.
 */
public final class JsonRows {
  private static final String RECORDS = "records";
  private static final int NO_LIST = -1;

  /** Instead of a row's offset: the record is the row. */
  public static final int WHOLE = -1;

  /**
   * Names are not interned: the input chooses them, and the JVM keeps interned strings long. Nor
   * are names refused because the hashes of many others, in this record or those before, are the
   * same.
   */
  private final JsonFactory json =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .build();

  private final RowObject row;

  /** Within a list, where the row at hand starts in the record, or only blanks before it. */
  private int rowFrom = NO_LIST;

  /** How many elements of lists were read. */
  private int elementsRead;

  private JsonBytes record;

  public JsonRows(Columns columns) {
    row = new RowObject(columns);
  }

  /**
   * Reads one record. No content makes this throw: what cannot be read is handed to the consumer as
   * {@link RejectReason#INVALID_JSON} or {@link RejectReason#NOT_AN_OBJECT}. Only an empty list
   * gives the consumer nothing at all. What the consumer throws passes through.
   */
  public void read(byte[] bytes, int start, int length, RowConsumer consumer) {
    record = new JsonBytes(bytes, start, start + length, start);
    rowFrom = NO_LIST;
    elementsRead = 0;
    String fault = read(record, parser -> readRoot(parser, consumer));
    if (fault == null) {
      return;
    }
    try {
      if (!readOn(consumer)) {
        consumer.rejected(RejectReason.INVALID_JSON, fault);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("an array cannot fail to be read", e);
    }
  }

  /**
   * Where the row that the consumer is being given starts, in bytes from its record's beginning;
   * {@link #WHOLE} if it is not one of a list.
   */
  public int rowOffset() {
    if (rowFrom == NO_LIST) {
      return WHOLE;
    }
    byte[] bytes = record.bytes();
    int at = record.start() + rowFrom;
    while (bytes[at] != '{') {
      at++;
    }
    return at - record.start();
  }

  private interface Reading {
    void read(JsonParser parser) throws IOException;
  }

  /** What is wrong, or null. */
  private String read(JsonBytes text, Reading reading) {
    try (JsonParser parser = json.createParser(text.bytes(), text.start(), text.readable())) {
      try {
        reading.read(parser);
        return null;
      } catch (JsonProcessingException fault) {
        return JsonFaults.detail(fault, parser, text);
      }
    } catch (IOException fault) {
      // Unreachable as long as an array cannot fail to be read, but a record may stop no job.
      return Detail.oneLine("unreadable: " + fault);
    }
  }

  private void readRoot(JsonParser parser, RowConsumer consumer) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.START_OBJECT) {
      readObject(parser, consumer);
    } else if (token == JsonToken.START_ARRAY) {
      readList(parser, consumer);
      requireEnd(parser, record);
    } else if (token != null) {
      String detail = JsonFaults.notAnObject("record", parser, record);
      requireEnd(parser, record);
      consumer.rejected(RejectReason.NOT_AN_OBJECT, detail);
    } else {
      requireEnd(parser, record);
      consumer.rejected(RejectReason.INVALID_JSON, "empty");
    }
  }

  /** A bare row waits until the record's end is seen, so that it is never rejected as well. */
  private void readObject(JsonParser parser, RowConsumer consumer) throws IOException {
    boolean envelope = false;
    row.clear();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_ARRAY && name.equals(RECORDS)) {
        envelope = true;
        readList(parser, consumer);
      } else if (envelope) {
        parser.skipChildren();
      } else {
        row.take(name, parser);
      }
    }
    requireEnd(parser, record);
    if (!envelope) {
      row.deliver(consumer);
    }
  }

  private void readList(JsonParser parser, RowConsumer consumer) throws IOException {
    rowFrom = (int) parser.currentLocation().getByteOffset();
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      readElement(token, parser, consumer);
      elementsRead++;
      rowFrom = (int) parser.currentLocation().getByteOffset();
      token = parser.nextToken();
    }
    rowFrom = NO_LIST;
  }

  private void readElement(JsonToken token, JsonParser parser, RowConsumer consumer)
      throws IOException {
    if (token == JsonToken.START_OBJECT) {
      takeRow(parser);
      row.deliver(consumer);
    } else {
      String detail = JsonFaults.notAnObject("list element", parser, record);
      consumer.rejected(RejectReason.NOT_AN_OBJECT, detail);
    }
  }

  private void takeRow(JsonParser parser) throws IOException {
    row.clear();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      row.take(name, parser);
    }
  }

  private static void requireEnd(JsonParser parser, JsonBytes text) throws IOException {
    if (parser.nextToken() != null || text.isCut()) {
      throw new JsonParseException(parser, "Content after the end of the value");
    }
  }

  /**
   * Reads the rows of the record's lists one by one, behind those that were read: not only the rows
   * before a fault count, but also those behind it.
   *
   * @return whether something was rejected as invalid JSON. If not, the fault is not of an element.
   */
  private boolean readOn(RowConsumer consumer) throws IOException {
    ArrayCursor cursor = new ArrayCursor(record.bytes(), record.start(), record.end());
    JsonElements elements = new JsonElements(cursor, () -> false);
    boolean faulty = false;
    for (int found = 0; elements.next(); found++) {
      if (!elements.hasList() && !beginsWithRecords()) {
        return false;
      }
      JsonBytes element =
          new JsonBytes(record.bytes(), cursor.begun(), cursor.at(), record.start());
      boolean atFault =
          found >= elementsRead
              && !elements.isUnclosed()
              && !readElement(element, elements.isStray(), consumer);
      if (!atFault && element.startsWith('[')) {
        readListOfRows(element, consumer);
      }
      faulty |= atFault;
    }
    return faulty;
  }

  /** A damaged list that holds another seems to have a bracket too many, not rows too few. */
  private void readListOfRows(JsonBytes list, RowConsumer consumer) throws IOException {
    ArrayCursor cursor = new ArrayCursor(list.bytes(), list.start(), list.end());
    JsonElements elements = new JsonElements(cursor, () -> false);
    while (elements.next()) {
      JsonBytes element = new JsonBytes(list.bytes(), cursor.begun(), cursor.at(), record.start());
      if (element.startsWith('{')) {
        readElement(element, false, consumer);
      }
    }
  }

  /** False: it was rejected as invalid JSON. */
  private boolean readElement(JsonBytes element, boolean stray, RowConsumer consumer) {
    rowFrom = element.offset();
    String fault =
        stray
            ? strayFault(element)
            : read(element, parser -> readElementAlone(parser, element, consumer));
    if (fault != null) {
      consumer.rejected(RejectReason.INVALID_JSON, fault);
    }
    return fault == null;
  }

  /** Whether the record is an envelope at first sight, with or without its bracket and quotes. */
  private boolean beginsWithRecords() {
    int at = record.start();
    while (at < record.end() && " \t{\"".indexOf(record.bytes()[at]) >= 0) {
      at++;
    }
    int nameEnd = Math.min(record.end(), at + RECORDS.length());
    return RECORDS.equals(new String(record.bytes(), at, nameEnd - at, StandardCharsets.US_ASCII));
  }

  private String strayFault(JsonBytes text) {
    String fault =
        read(
            text,
            parser -> {
              parser.nextToken();
              parser.skipChildren();
              requireEnd(parser, text);
            });
    return fault == null
        ? "Unexpected value beside the rows at byte " + (text.offset() + 1)
        : fault;
  }

  private void readElementAlone(JsonParser parser, JsonBytes element, RowConsumer consumer)
      throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.START_OBJECT) {
      takeRow(parser);
      requireEnd(parser, element);
      row.deliver(consumer);
    } else if (token != null) {
      String detail = JsonFaults.notAnObject("list element", parser, element);
      requireEnd(parser, element);
      consumer.rejected(RejectReason.NOT_AN_OBJECT, detail);
    } else {
      requireEnd(parser, element);
      throw new JsonParseException(parser, "Not a value");
    }
  }
}

package dev.vedette.parse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.vedette.model.RejectReason;
import java.io.IOException;

/**
 * Reads the rows of one JSON record: a row object, a list of rows, or an object with such a list as
 * its {@code records}. Each row is bare, as Log Analytics exports it, or the {@code properties} of
 * a Defender XDR streaming envelope. Of a member named twice the last counts; of two {@code
 * records} lists both do.
 *
 * <p>A row in a list is delivered as soon as its object ends, so a fault further on costs only what
 * follows it. Not safe for use by several threads.
 */
public final class JsonRows {
  private static final String RECORDS = "records";
  private static final int ENCODING_SAMPLE = 4;

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

  public JsonRows(Columns columns) {
    row = new RowObject(columns);
  }

  /**
   * Reads one record. No content makes this throw: what cannot be read is handed to the consumer as
   * {@link RejectReason#INVALID_JSON} (at most once, last) or {@link RejectReason#NOT_AN_OBJECT}.
   * Only an empty list gives the consumer nothing at all. What the consumer throws passes through.
   */
  public void read(byte[] bytes, int start, int length, RowConsumer consumer) {
    int readable = readable(bytes, start, start + length);
    boolean cut = readable < length;
    try (JsonParser parser = json.createParser(bytes, start, readable)) {
      try {
        readRoot(parser, cut, consumer);
      } catch (JsonProcessingException fault) {
        String detail = JsonFaults.detail(fault, parser, cut, readable);
        consumer.rejected(RejectReason.INVALID_JSON, detail);
      }
    } catch (IOException fault) {
      // Unreachable as long as an array cannot fail to be read, but a record may stop no job.
      consumer.rejected(RejectReason.INVALID_JSON, Detail.oneLine("unreadable: " + fault));
    }
  }

  /**
   * How many bytes precede the first that is not UTF-8; they are read, so that their rows count. A
   * NUL among the first bytes, which no JSON in UTF-8 has, would make the parser guess UTF-16.
   */
  private static int readable(byte[] bytes, int start, int end) {
    int sampled = Math.min(end, start + ENCODING_SAMPLE);
    for (int i = start; i < sampled; i++) {
      if (bytes[i] == 0) {
        return i - start;
      }
    }
    return Utf8.firstInvalid(bytes, start, end) - start;
  }

  private void readRoot(JsonParser parser, boolean cut, RowConsumer consumer) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.START_OBJECT) {
      readObject(parser, cut, consumer);
    } else if (token == JsonToken.START_ARRAY) {
      readList(parser, consumer);
      requireEnd(parser, cut);
    } else if (token != null) {
      String detail = JsonFaults.notAnObject("record", parser);
      requireEnd(parser, cut);
      consumer.rejected(RejectReason.NOT_AN_OBJECT, detail);
    } else {
      requireEnd(parser, cut);
      consumer.rejected(RejectReason.INVALID_JSON, "empty");
    }
  }

  /** A bare row waits until the record's end is seen, so that it is never rejected as well. */
  private void readObject(JsonParser parser, boolean cut, RowConsumer consumer) throws IOException {
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
    requireEnd(parser, cut);
    if (!envelope) {
      row.deliver(consumer);
    }
  }

  private void readList(JsonParser parser, RowConsumer consumer) throws IOException {
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      if (token == JsonToken.START_OBJECT) {
        readElement(parser);
        row.deliver(consumer);
      } else {
        String detail = JsonFaults.notAnObject("list element", parser);
        consumer.rejected(RejectReason.NOT_AN_OBJECT, detail);
      }
      token = parser.nextToken();
    }
  }

  private void readElement(JsonParser parser) throws IOException {
    row.clear();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      row.take(name, parser);
    }
  }

  private static void requireEnd(JsonParser parser, boolean cut) throws IOException {
    if (parser.nextToken() != null || cut) {
      throw new JsonParseException(parser, "Content after the end of the value");
    }
  }
}

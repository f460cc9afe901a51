package dev.vedette.sink;

import static dev.vedette.sink.Field.optional;
import static dev.vedette.sink.Field.required;
import static dev.vedette.sink.ScalarType.LONG;
import static dev.vedette.sink.ScalarType.TEXT;
import static dev.vedette.sink.ScalarType.TIME;

import dev.vedette.model.LateEvents;
import java.time.Instant;
import java.util.List;

/** The fields of a note on requests that came too late. */
final class LateEventsLayout implements Layout<LateEvents> {

  private static final RecordType<LateEvents> TYPE =
      new RecordType<>(
          List.of(
              optional("SourceIP", TEXT, LateEvents::sourceIp),
              required("WindowStart", TIME, late -> Instant.ofEpochMilli(late.windowStart())),
              required("WindowEnd", TIME, late -> Instant.ofEpochMilli(late.windowEnd())),
              required("Count", LONG, LateEvents::count)));

  @Override
  public RecordType<LateEvents> type() {
    return TYPE;
  }

  @Override
  public Instant partitionTime(LateEvents late) {
    return Instant.ofEpochMilli(late.windowStart());
  }
}

package dev.vedette.sink;

import static dev.vedette.sink.Field.optional;
import static dev.vedette.sink.Field.required;
import static dev.vedette.sink.ScalarType.LONG;
import static dev.vedette.sink.ScalarType.TEXT;

import dev.vedette.model.Rejected;
import java.time.Instant;
import java.util.List;

/** The fields of a record that could not be used. */
final class RejectedLayout implements Layout<Rejected> {

  private static final RecordType<Rejected> TYPE =
      new RecordType<>(
          List.of(
              required("Input", TEXT, Rejected::input),
              required("Reason", TEXT, rejected -> rejected.reason().text()),
              optional("Detail", TEXT, Rejected::detail),
              optional("Origin", TEXT, Rejected::origin),
              required("Offset", LONG, Rejected::offset),
              required("Length", LONG, Rejected::length),
              optional("Raw", new RawType(), RejectedLayout::raw)));

  private static RawBytes raw(Rejected rejected) {
    byte[] raw = rejected.raw();
    return raw == null ? null : new RawBytes(raw, raw.length < rejected.length());
  }

  @Override
  public RecordType<Rejected> type() {
    return TYPE;
  }

  /** A record that cannot be read has no time of its own. */
  @Override
  public Instant partitionTime(Rejected rejected) {
    return null;
  }
}

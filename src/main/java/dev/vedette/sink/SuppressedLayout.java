package dev.vedette.sink;

import static dev.vedette.sink.Field.optional;
import static dev.vedette.sink.Field.required;
import static dev.vedette.sink.ScalarType.TEXT;

import dev.vedette.model.Suppressed;
import dev.vedette.model.SuppressedBy;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The fields of an alert that was not raised: those of the alert, and what suppressed it. */
final class SuppressedLayout implements Layout<Suppressed> {

  private static final RecordType<SuppressedBy> SUPPRESSED_BY =
      new RecordType<>(
          List.of(
              optional("Kind", TEXT, SuppressedBy::kind),
              optional("Entry", TEXT, SuppressedBy::entry),
              optional("Reason", TEXT, SuppressedBy::reason)));

  private static final RecordType<Suppressed> TYPE = new RecordType<>(fields());

  private static List<Field<Suppressed, ?>> fields() {
    Stream<Field<Suppressed, ?>> alert =
        AlertLayout.TYPE.fields().stream().map(field -> field.of(Suppressed::alert));
    return Stream.concat(
            alert, Stream.of(required("SuppressedBy", SUPPRESSED_BY, Suppressed::suppressedBy)))
        .toList();
  }

  @Override
  public RecordType<Suppressed> type() {
    return TYPE;
  }

  @Override
  public Instant partitionTime(Suppressed suppressed) {
    return suppressed.alert().timestamp();
  }
}

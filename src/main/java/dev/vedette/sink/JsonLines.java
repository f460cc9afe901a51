package dev.vedette.sink;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes records as one JSON object each, in UTF-8 and without line breaks.
 *
 * <p>Only the byte-writing generator is used: it writes every surrogate as an escape, so that half
 * a pair (which UTF-8 has no form for) still gives a valid line that reads back as it was.
 */
final class JsonLines {

  // The stream belongs to the caller, who decides when it is flushed.
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
          .build();

  private JsonLines() {}

  /** Writes the record without the line break. */
  static <T> void write(RecordType<T> type, T row, OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      type.writeJson(json, row);
    }
  }

  static <T> String line(RecordType<T> type, T row) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try {
      write(type, row, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}

package dev.vedette.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;

/** The vectors of the query's meaning, group by group. Each says why it expects what it expects. */
public final class KqlVectors {

  private static final JsonNode ALL = read();

  private KqlVectors() {}

  /** The vectors of a group, each named by its reason if it has one; never none. */
  public static Stream<Named<JsonNode>> group(String name) {
    JsonNode vectors = ALL.path(name);
    assertThat(vectors.size()).as("vectors of group " + name).isPositive();
    return StreamSupport.stream(vectors.spliterator(), false)
        .map(vector -> Named.of(vector.path("why").asText(name), vector));
  }

  /** A field's text, null when it is JSON null or absent. */
  public static String text(JsonNode vector, String field) {
    return vector.path(field).textValue();
  }

  /** The texts of a list. */
  public static List<String> texts(JsonNode vector, String field) {
    List<String> texts = new ArrayList<>();
    vector.path(field).forEach(text -> texts.add(text.textValue()));
    return texts;
  }

  private static JsonNode read() {
    try (InputStream json = KqlVectors.class.getResourceAsStream("/vectors/kql-vectors.json")) {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

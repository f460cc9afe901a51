package dev.vedette.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vedette.support.KqlVectors;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CefLineTest {
  static Stream<Named<JsonNode>> lines() {
    return KqlVectors.group("cef");
  }

  @ParameterizedTest
  @MethodSource("lines")
  void readsTheVectors(JsonNode vector) {
    Map<String, String> columns = CefLine.parse(KqlVectors.text(vector, "line"));
    if (vector.get("expect").isNull()) {
      assertThat(columns).isNull();
      return;
    }
    assertThat(columns).isNotNull();
    vector
        .get("expect")
        .properties()
        .forEach(e -> assertThat(columns).containsEntry(e.getKey(), e.getValue().textValue()));
  }
}

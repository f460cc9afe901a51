package dev.vedette.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vedette.support.KqlVectors;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The vectors of make_set. KQL leaves open which values a limited set holds, so a set agrees when
 * it has as many values as it may and each occurs in the group; unlimited ones must be equal.
 */
final class MakeSetTest {
  static Stream<Named<JsonNode>> sets() {
    return KqlVectors.group("make_set");
  }

  @ParameterizedTest
  @MethodSource("sets")
  void keepsTheValuesOfTheVector(JsonNode vector) {
    boolean limited = vector.hasNonNull("max");
    int limit = limited ? vector.get("max").asInt() : BottomSamples.MAX_SAMPLES;
    BottomSamples samples = new BottomSamples(limit);
    Set<String> group = new LinkedHashSet<>();
    for (JsonNode value : vector.get("values")) {
      if (!value.isNull()) {
        group.add(value.asText());
        samples.add(TextHash.of(value.asText()), value.asText());
      }
    }
    assertThat(samples.values()).hasSameSizeAs(vector.get("set")).isSubsetOf(group);
    if (!limited) {
      for (JsonNode expected : vector.get("set")) {
        assertThat(samples.values()).contains(expected.asText());
      }
    }
  }
}

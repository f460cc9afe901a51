package dev.vedette.sink;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.vedette.model.Alert;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;

/** Reads alerts from their JSON form, by the components of the record. */
final class AlertReader {

  private final JsonMapper mapper =
      JsonMapper.builder()
          .propertyNamingStrategy(new OutputNames())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(new SimpleModule().addDeserializer(Instant.class, new InstantReader()))
          .build();

  Alert read(String json) {
    try {
      Alert alert = mapper.readValue(json, Alert.class);
      if (alert == null) {
        throw new IllegalArgumentException("not an alert: " + json);
      }
      return alert;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not an alert: " + e.getOriginalMessage(), e);
    }
  }

  /** PascalCase, with the query's spelling of IP and URLs. */
  private static final class OutputNames extends PropertyNamingStrategies.NamingBase {

    private static final Map<String, String> SPECIAL =
        Map.of(
            "isFinal", "Final",
            "sourceIp", "SourceIP",
            "uniqueUrls", "UniqueURLs",
            "uniqueUrlsExact", "UniqueURLsExact",
            "sampledUrls", "SampledURLs");

    @Override
    public String translate(String component) {
      String special = SPECIAL.get(component);
      return special != null
          ? special
          : PropertyNamingStrategies.UpperCamelCaseStrategy.INSTANCE.translate(component);
    }
  }

  private static final class InstantReader extends StdScalarDeserializer<Instant> {

    InstantReader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
      try {
        return Instant.parse(json.getText());
      } catch (DateTimeParseException e) {
        throw context.weirdStringException(json.getText(), Instant.class, e.getMessage());
      }
    }
  }
}

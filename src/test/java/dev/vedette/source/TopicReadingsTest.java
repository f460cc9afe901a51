package dev.vedette.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.config.KafkaSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicReadingsTest {
  @Test
  void fetchesWaitForMoreButNotLong() {
    assertThat(TopicReadings.properties(settings(Map.of())))
        .containsEntry("fetch.min.bytes", "262144")
        .containsEntry("fetch.max.wait.ms", "20")
        .containsEntry("max.poll.records", "2000")
        .containsEntry("receive.buffer.bytes", "-1");
  }

  @Test
  void theConfigurationCountsMore() {
    assertThat(
            TopicReadings.properties(
                settings(Map.of("fetch.min.bytes", "1", "security.protocol", "SSL"))))
        .containsEntry("fetch.min.bytes", "1")
        .containsEntry("fetch.max.wait.ms", "20")
        .containsEntry("security.protocol", "SSL");
  }

  private static KafkaSettings settings(Map<String, String> properties) {
    return new KafkaSettings(
        "broker:9092", "vedette", properties, Map.of(), null, Duration.ofSeconds(10));
  }
}

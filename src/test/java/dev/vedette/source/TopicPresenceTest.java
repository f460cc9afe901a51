package dev.vedette.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.config.KafkaSettings;
import dev.vedette.config.KafkaSettings.Delivery;
import dev.vedette.config.KafkaSettings.InputTopics;
import dev.vedette.config.KafkaSettings.OutputTopics;
import dev.vedette.config.KafkaSettings.Start;
import dev.vedette.config.RunConfig.Format;
import dev.vedette.model.Input;
import dev.vedette.support.Broker;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TopicPresenceTest {
  private static KafkaSettings settings(String brokers, String input, String alerts) {
    InputTopics web =
        new InputTopics(List.of(input), Optional.empty(), Format.JSON, Start.EARLIEST, 0);
    return settings(brokers, web, Optional.of(alerts), Map.of());
  }

  private static KafkaSettings settings(
      String brokers, InputTopics web, Optional<String> alerts, Map<String, String> properties) {
    OutputTopics outputs =
        new OutputTopics(
            alerts,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Delivery.AT_LEAST_ONCE,
            Duration.ofMinutes(15),
            "vedette");
    return new KafkaSettings(
        brokers, "vedette", properties, Map.of(Input.WEB, web), outputs, Duration.ofSeconds(10));
  }

  @Test
  void saysNothingWhereAllIsThere() throws Exception {
    Broker broker = Broker.get();
    broker.createTopic("presence-web", 1);
    broker.createTopic("presence-alerts", 1);
    assertThat(
            TopicPresence.warnings(
                settings(broker.bootstrapServers(), "presence-web", "presence-alerts")))
        .isEmpty();
  }

  @Test
  void namesEachTopicThatIsMissing() throws Exception {
    String brokers = Broker.get().bootstrapServers();
    assertThat(TopicPresence.warnings(settings(brokers, "no-such-web", "no-such-alerts")))
        .containsExactly(
            "topic no-such-alerts: it is not there; the job goes on trying until it is",
            "topic no-such-web: it is not there; the job goes on trying until it is");
  }

  @Test
  void saysThatNoBrokerAnswers() throws Exception {
    // It takes connections and never answers.
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + silent.getLocalPort();
      assertThat(TopicPresence.warnings(settings(address, "web", "alerts")))
          .containsExactly(
              address + ": no broker answers here within 10 s; the job goes on trying");
    }
  }

  @Test
  void saysThatAnAddressCannotBeResolved() throws Exception {
    assertThat(TopicPresence.warnings(settings("nowhere.invalid:9092", "web", "alerts")))
        .singleElement()
        .asString()
        .startsWith("nowhere.invalid:9092: ")
        .contains("No resolvable bootstrap urls");
  }

  @Test
  void asksEvenWhereThereIsOnlyAPattern() throws Exception {
    InputTopics pattern =
        new InputTopics(List.of(), Optional.of("web-.*"), Format.JSON, Start.EARLIEST, 0);
    String brokers = Broker.get().bootstrapServers();
    assertThat(TopicPresence.warnings(settings(brokers, pattern, Optional.empty(), Map.of())))
        .isEmpty();
    assertThat(
            TopicPresence.warnings(
                settings("nowhere.invalid:9092", pattern, Optional.empty(), Map.of())))
        .hasSize(1);
  }

  @Test
  void neverQuotesAProperty() throws Exception {
    InputTopics web =
        new InputTopics(List.of("web"), Optional.empty(), Format.JSON, Start.EARLIEST, 0);
    Map<String, String> broken =
        Map.of(
            "security.protocol", "SASL_PLAINTEXT",
            "sasl.mechanism", "PLAIN",
            "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required"
                    + " password=\"hu\"sh\";");
    assertThat(TopicPresence.warnings(settings("127.0.0.1:1", web, Optional.of("alerts"), broken)))
        .singleElement()
        .asString()
        .contains("refuses kafka.properties")
        .doesNotContain("sh'")
        .doesNotContain("hu");
  }
}

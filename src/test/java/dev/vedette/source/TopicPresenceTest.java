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
    OutputTopics outputs =
        new OutputTopics(
            Optional.of(alerts),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Delivery.AT_LEAST_ONCE,
            Duration.ofMinutes(15),
            "vedette");
    return new KafkaSettings(
        brokers, "vedette", Map.of(), Map.of(Input.WEB, web), outputs, Duration.ofSeconds(10));
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
            "there is no topic no-such-alerts on "
                + brokers
                + "; the job tries again until there is",
            "there is no topic no-such-web on " + brokers + "; the job tries again until there is");
  }

  @Test
  void saysThatNoBrokerAnswers() throws Exception {
    // It takes connections and never answers.
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + silent.getLocalPort();
      assertThat(TopicPresence.warnings(settings(address, "web", "alerts")))
          .containsExactly(address + ": no broker answers within 10 s; the job goes on trying");
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
}

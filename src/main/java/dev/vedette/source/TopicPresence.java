package dev.vedette.source;

import dev.vedette.config.KafkaSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Asks the brokers, before a job starts, whether they answer and have the topics. A job goes on
 * trying without end, as it must when brokers are away for a while; so a misspelt address or name
 * is told to the user who starts it.
 */
public final class TopicPresence {
  private static final int PATIENCE_MILLIS = 10_000;

  private TopicPresence() {}

  /** What the user should know, a sentence each; empty: brokers and topics are there. */
  public static List<String> warnings(KafkaSettings kafka) throws InterruptedException {
    Properties properties = new Properties();
    properties.putAll(kafka.properties());
    properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    Admin admin;
    try {
      admin = Admin.create(properties);
    } catch (KafkaException e) {
      return List.of(unreachable(kafka, e));
    }
    try {
      return missing(admin, kafka);
    } finally {
      admin.close(Duration.ZERO);
    }
  }

  private static List<String> missing(Admin admin, KafkaSettings kafka)
      throws InterruptedException {
    try {
      admin.describeCluster().nodes().get();
    } catch (ExecutionException e) {
      return List.of(unreachable(kafka, e.getCause()));
    }
    List<String> warnings = new ArrayList<>();
    Map<String, KafkaFuture<TopicDescription>> answers =
        admin.describeTopics(topics(kafka)).topicNameValues();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> answer : answers.entrySet()) {
      try {
        answer.getValue().get();
      } catch (ExecutionException e) {
        warnings.add("topic " + answer.getKey() + ": " + reason(e.getCause()));
      }
    }
    return warnings.stream().sorted().toList();
  }

  private static List<String> topics(KafkaSettings kafka) {
    Stream<String> inputs =
        kafka.inputs().values().stream().flatMap(input -> input.topics().stream());
    KafkaSettings.OutputTopics out = kafka.outputs();
    Stream<String> outputs =
        Stream.of(out.alerts(), out.rejected(), out.suppressed(), out.late())
            .flatMap(Optional::stream);
    return Stream.concat(inputs, outputs).distinct().toList();
  }

  private static String unreachable(KafkaSettings kafka, Throwable why) {
    return kafka.bootstrapServers() + ": " + reason(why);
  }

  private static String reason(Throwable why) {
    if (why instanceof TimeoutException) {
      return "no broker answers here within "
          + PATIENCE_MILLIS / 1000
          + " s; the job goes on trying";
    }
    if (why instanceof UnknownTopicOrPartitionException) {
      return "it is not there; the job goes on trying until it is";
    }
    return why instanceof ApiException
        ? why.getClass().getSimpleName() + ": " + why.getMessage()
        : ClientSettings.refusal(innermost(why));
  }

  private static Throwable innermost(Throwable failure) {
    return failure.getCause() == null ? failure : innermost(failure.getCause());
  }
}

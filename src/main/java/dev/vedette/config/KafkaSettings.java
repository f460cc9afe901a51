package dev.vedette.config;

import dev.vedette.model.Input;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Inputs and outputs in Kafka.
 *
 * @param bootstrapServers the brokers to begin with
 * @param groupId consumer group under which offsets are committed
 * @param properties further settings of the clients, such as those of TLS and SASL; may hold
 *     secrets
 * @param inputs the topics of each input
 * @param outputs the topics of each output
 * @param checkpointInterval how often state is saved, and transactions are committed
 */
public record KafkaSettings(
    String bootstrapServers,
    String groupId,
    Map<String, String> properties,
    Map<Input, InputTopics> inputs,
    OutputTopics outputs,
    Duration checkpointInterval) {

  /** Where reading starts when there is no state to go on from. */
  public enum Start {
    /** At the offsets that the consumer group has committed, else at the earliest. */
    COMMITTED,
    EARLIEST,
    LATEST,
    /** At a time: {@code start-time}. */
    TIMESTAMP
  }

  /** How often a record is written when something fails on the way. */
  public enum Delivery {
    /** At least once; the last record of an AlertId wins, so that repeats do no harm. */
    AT_LEAST_ONCE,
    /** Once, by transactions; consumers must read with {@code isolation.level=read_committed}. */
    EXACTLY_ONCE
  }

  /**
   * The topics of one input.
   *
   * @param topics their names; empty: {@code pattern} says which
   * @param startMillis for {@code TIMESTAMP}: epoch milliseconds
   */
  public record InputTopics(
      List<String> topics,
      Optional<String> pattern,
      RunConfig.Format format,
      Start start,
      long startMillis) {}

  /**
   * The topics of the outputs; an empty one is not written.
   *
   * @param transactionTimeout how long a transaction may stay open (EXACTLY_ONCE)
   * @param transactionalIdPrefix tells the transactions of two jobs apart (EXACTLY_ONCE)
   */
  public record OutputTopics(
      Optional<String> alerts,
      Optional<String> rejected,
      Optional<String> suppressed,
      Optional<String> late,
      Delivery delivery,
      Duration transactionTimeout,
      String transactionalIdPrefix) {}

  /** Without the values of properties, as they may be secret. */
  @Override
  public String toString() {
    return "KafkaSettings[bootstrapServers="
        + bootstrapServers
        + ", groupId="
        + groupId
        + ", properties="
        + properties.keySet()
        + ", inputs="
        + inputs
        + ", outputs="
        + outputs
        + "]";
  }
}

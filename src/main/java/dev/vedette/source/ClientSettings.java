package dev.vedette.source;

import java.util.Deque;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.ApiException;

/**
 * What may be said of Kafka's clients when they refuse the settings they were given. Their messages
 * quote what they do not understand, which can be a piece of a password.
 */
public final class ClientSettings {
  private static final String BOOTSTRAP = "bootstrap";

  private ClientSettings() {}

  /**
   * Whether a client could not be made.
   *
   * @param chain a failure and its causes, the innermost last
   */
  public static boolean areRefused(Deque<Throwable> chain) {
    // What brokers answer comes as ApiException.
    return !(chain.getLast() instanceof ApiException)
        && chain.stream()
            .anyMatch(t -> t.getClass() == KafkaException.class || t instanceof ConfigException);
  }

  /** The reason, as far as it cannot hold a secret. */
  public static String refusal(Throwable root) {
    boolean harmless =
        root instanceof ConfigException
            && root.getMessage() != null
            && root.getMessage().contains(BOOTSTRAP);
    return harmless
        ? root.getMessage()
        : "Kafka's client refuses kafka.properties (" + root.getClass().getSimpleName() + ")";
  }
}

package dev.vedette.sink;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Asks the brokers how long a transaction may stay open. A sink that wants longer fails only when
 * it opens its first transaction, deep inside the running job; asked before, it is a plain message.
 */
public final class TransactionTimeout {
  private static final String LIMIT = "transaction.max.timeout.ms";
  private static final int PATIENCE_MILLIS = 15_000;

  private TransactionTimeout() {}

  /**
   * What is wrong with the connection's transaction time-out; null: nothing, or the brokers do not
   * let us ask.
   */
  public static String problem(TopicOutput.Connection connection) throws InterruptedException {
    Properties properties = new Properties();
    properties.putAll(connection.properties());
    properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, connection.bootstrapServers());
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    try (Admin admin = Admin.create(properties)) {
      Duration limit = Duration.ofMillis(Long.parseLong(limitOf(admin)));
      return connection.transactionTimeout().compareTo(limit) <= 0
          ? null
          : connection.transactionTimeout().toMillis()
              + " ms is more than the brokers allow ("
              + LIMIT
              + " = "
              + limit.toMillis()
              + ")";
    } catch (ExecutionException | KafkaException e) {
      // Not to be allowed to ask is no fault; if the brokers are away, the job itself will say so.
      return null;
    }
  }

  private static String limitOf(Admin admin) throws InterruptedException, ExecutionException {
    Node node = admin.describeCluster().nodes().get().iterator().next();
    ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, node.idString());
    Config config = admin.describeConfigs(List.of(broker)).all().get().get(broker);
    ConfigEntry limit = config.get(LIMIT);
    return limit == null ? Long.toString(Long.MAX_VALUE) : limit.value();
  }
}

import java.time.ZoneOffset;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;

/**
 * The rule of Partner_Page_Scraping in Flink SQL, from topic to topic, in this process; runs until
 * it is stopped.
 *
 * <p>Usage: java -cp 'lib/*' KafkaSql.java BOOTSTRAP FROM TO PARALLELISM
 */
public final class KafkaSql {
  private static final String WEB =
      """
      CREATE TABLE web (
        TimeGenerated TIMESTAMP_LTZ(3),
        SourceIP STRING,
        RequestURL STRING,
        WATERMARK FOR TimeGenerated AS TimeGenerated - INTERVAL '5' MINUTE
      ) WITH (
        'connector' = 'kafka',
        'topic' = '%s',
        'properties.bootstrap.servers' = '%s',
        'properties.fetch.min.bytes' = '262144',
        'properties.fetch.max.wait.ms' = '20',
        'properties.max.poll.records' = '2000',
        'properties.receive.buffer.bytes' = '-1',
        'scan.startup.mode' = 'earliest-offset',
        'format' = 'json',
        'json.timestamp-format.standard' = 'ISO-8601'
      )
      """;
  private static final String ALERTS =
      """
      CREATE TABLE alerts (
        SourceIP STRING,
        WindowStart STRING,
        RequestCount BIGINT,
        UniqueURLs BIGINT
      ) WITH (
        'connector' = 'kafka',
        'topic' = '%s',
        'properties.bootstrap.servers' = '%s',
        'sink.delivery-guarantee' = 'at-least-once',
        'format' = 'json'
      )
      """;
  private static final String RULE =
      """
      INSERT INTO alerts
      SELECT
        SourceIP,
        DATE_FORMAT(window_start, 'yyyy-MM-dd''T''HH:mm:ss''Z'''),
        COUNT(*),
        COUNT(DISTINCT RequestURL)
      FROM TABLE(TUMBLE(TABLE web, DESCRIPTOR(TimeGenerated), INTERVAL '10' MINUTES))
      WHERE REGEXP(RequestURL, '(?i)/(?:partner-|vendor-|(?:partners|partnerships|vendors|suppliers|\
      supply-chain|alliances|ecosystem|integrations|channel-partners|resellers|distributors|clients|\
      customers|case-studies|about/team)(?![0-9A-Za-z]))')
        AND REGEXP(SourceIP, '^[0-9.]+$')
        AND NOT REGEXP(SourceIP, '^(10|192\\.168|172\\.(1[6-9]|2[0-9]|3[01]))\\.')
      GROUP BY SourceIP, window_start, window_end
      HAVING COUNT(*) > 30 OR COUNT(DISTINCT RequestURL) > 10
      """;

  public static void main(String[] args) throws Exception {
    Configuration configuration = new Configuration();
    configuration.setString("parallelism.default", args[3]);
    configuration.setString("execution.checkpointing.interval", "10s");
    // As fast as it goes: messages are fetched as Vedette fetches them, records are not copied, and added up before they are sent by key.
    configuration.setString("pipeline.object-reuse", "true");
    configuration.setString("table.optimizer.agg-phase-strategy", "TWO_PHASE");
    TableEnvironment flink =
        TableEnvironment.create(
            EnvironmentSettings.newInstance()
                .inStreamingMode()
                .withConfiguration(configuration)
                .build());
    flink.getConfig().setLocalTimeZone(ZoneOffset.UTC);
    flink.executeSql(String.format(WEB, args[1], args[0]));
    flink.executeSql(String.format(ALERTS, args[2], args[0]));
    if (Boolean.getBoolean("explain")) {
      System.err.println(flink.explainSql(RULE));
    }
    flink.executeSql(RULE).await();
  }

  private KafkaSql() {}
}

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;

/**
 * Runs a query in Flink SQL, in this process, and writes the rows it gives, a line each, tabs
 * between columns.
 *
 * <p>Usage: java -cp 'lib/*' FlinkSql.java PARALLELISM TABLE-FILE QUERY-FILE OUT
 */
public final class FlinkSql {
  public static void main(String[] args) throws Exception {
    Configuration configuration = new Configuration();
    configuration.setString("parallelism.default", args[0]);
    configuration.setString("table.optimizer.agg-phase-strategy", "TWO_PHASE");
    TableEnvironment flink =
        TableEnvironment.create(
            EnvironmentSettings.newInstance()
                .inStreamingMode()
                .withConfiguration(configuration)
                .build());
    flink.getConfig().setLocalTimeZone(ZoneOffset.UTC);
    flink.executeSql(Files.readString(Path.of(args[1])));
    String query = Files.readString(Path.of(args[2]));
    if (Boolean.getBoolean("explain")) {
      System.err.println(flink.explainSql(query));
    }
    write(flink, query, args[3]);
  }

  private static void write(TableEnvironment flink, String query, String file) throws Exception {
    try (CloseableIterator<Row> rows = flink.executeSql(query).collect();
        PrintStream out = new PrintStream(file)) {
      while (rows.hasNext()) {
        Row row = rows.next();
        out.println(
            IntStream.range(0, row.getArity())
                .mapToObj(i -> String.valueOf(row.getField(i)))
                .collect(Collectors.joining("\t")));
      }
    }
  }
}

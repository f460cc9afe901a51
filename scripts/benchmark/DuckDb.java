import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Runs one statement in DuckDB and writes the rows it gives, a line each, tabs between columns.
 *
 * <p>Usage: java -cp 'lib/*' DuckDb.java THREADS SQL-FILE OUT
 */
public final class DuckDb {
  public static void main(String[] args) throws IOException, SQLException {
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement();
        PrintStream out = new PrintStream(args[2])) {
      statement.execute("SET threads = " + Integer.parseInt(args[0]));
      statement.execute("SET preserve_insertion_order = false");
      if (statement.execute(Files.readString(Path.of(args[1])))) {
        print(statement.getResultSet(), out);
      }
    }
  }

  private static void print(ResultSet rows, PrintStream out) throws SQLException {
    int columns = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      for (int i = 1; i <= columns; i++) {
        out.print((i > 1 ? "\t" : "") + rows.getString(i));
      }
      out.println();
    }
  }
}

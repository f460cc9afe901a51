package dev.vedette.sink;

import java.sql.Array;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Struct;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Reads files with DuckDB, which shares no code with the writers. */
final class DuckDb {

  private DuckDb() {}

  /** The rows of a query; lists and structs as lists, times as instants, bytes in hex. */
  static List<List<Object>> query(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<List<Object>> rows = new ArrayList<>();
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
          row.add(plain(result.getObject(column)));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  private static Object plain(Object value) throws SQLException {
    if (value instanceof OffsetDateTime time) {
      return time.toInstant();
    }
    if (value instanceof Array array) {
      return plain((Object[]) array.getArray());
    }
    if (value instanceof Struct struct) {
      return plain(struct.getAttributes());
    }
    if (value instanceof Blob blob) {
      return HexFormat.of().formatHex(blob.getBytes(1, (int) blob.length()));
    }
    return value;
  }

  private static List<Object> plain(Object[] values) throws SQLException {
    List<Object> plain = new ArrayList<>();
    for (Object value : Arrays.asList(values)) {
      plain.add(plain(value));
    }
    return plain;
  }
}

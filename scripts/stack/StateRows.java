import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes requests of many sources in one window: first one partner page from each source, then 30
 * more from every ten thousandth, which so passes the limit.
 *
 * <p>Usage: java StateRows.java SOURCES FILE
 */
public final class StateRows {
  private static final int FIRST_ADDRESS = 11 << 24;
  private static final int SCRAPER_EACH = 10_000;
  private static final int MORE_REQUESTS = 30;

  public static void main(String[] args) throws IOException {
    int sources = Integer.parseInt(args[0]);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[1])), 1 << 20)) {
      for (int i = 0; i < sources; i++) {
        out.write(row(i, 0, (int) (300_000L * i / sources)));
      }
      for (int i = 0; i < sources; i += SCRAPER_EACH) {
        for (int n = 1; n <= MORE_REQUESTS; n++) {
          out.write(row(i, n, 300_000 + n));
        }
      }
    }
  }

  private static byte[] row(int source, int page, int millis) {
    int a = FIRST_ADDRESS + source;
    String row =
        "{\"TimeGenerated\":\"2026-01-05T10:0" + millis / 60_000 + ":" + (char) ('0' + millis / 10_000 % 6)
            + (char) ('0' + millis / 1000 % 10) + "." + String.valueOf(1000 + millis % 1000).substring(1)
            + "Z\",\"SourceIP\":\"" + (a >>> 24) + "." + (a >> 16 & 255) + "." + (a >> 8 & 255) + "." + (a & 255)
            + "\",\"RequestMethod\":\"GET\",\"RequestURL\":\"https://www.example.com/partners/overview?page=" + page
            + "&ref=" + source % 1000
            + "\",\"RequestClientApplication\":\"Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/"
            + source % 140 + ".0\"}\n";
    return row.getBytes(StandardCharsets.US_ASCII);
  }
}

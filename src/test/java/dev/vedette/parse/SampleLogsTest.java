package dev.vedette.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Public access logs, where they have been laid beside the project. */
class SampleLogsTest {
  private static final Path DATA = Path.of("..", "shared", "data");

  @Test
  void readsEveryLineOfTheSampleLogs() throws IOException {
    Path logs = DATA.resolve("weblogs");
    assumeThat(logs).isDirectory();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(logs, "*.gz")) {
      for (Path file : files) {
        assertThat(unparsed(file)).as("%s", file).isEmpty();
      }
    }
  }

  @Test
  void tellsTheAccessLogsOfTheSampleFormsFromTheErrorLogs() throws IOException {
    Path forms = DATA.resolve("waf-proxy").resolve("crowdsec");
    assumeThat(forms).isDirectory();
    for (String folder : List.of("apache2-logs", "nginx_http-logs", "nginx-http-malformed")) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(forms.resolve(folder), "*.log")) {
        for (Path file : files) {
          assertThat(unparsed(file)).as("%s", file).allMatch(line -> line.matches("(\\[|2021/).*"));
        }
      }
    }
  }

  private static List<String> unparsed(Path file) throws IOException {
    AccessLogLine line = new AccessLogLine();
    List<String> unparsed = new ArrayList<>();
    // Latin-1 keeps every byte as it is.
    for (String text : text(file).lines().filter(each -> !each.isBlank()).toList()) {
      byte[] bytes = text.getBytes(ISO_8859_1);
      if (!line.parse(bytes, 0, bytes.length) || !hasTime(line)) {
        unparsed.add(text);
      }
    }
    return unparsed;
  }

  private static boolean hasTime(AccessLogLine line) {
    try {
      EventTime.parseAccessLogMillis(line.time());
      return true;
    } catch (InvalidTimeException invalid) {
      return false;
    }
  }

  private static String text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      boolean packed = file.toString().endsWith(".gz");
      InputStream plain = packed ? new GZIPInputStream(in) : in;
      return new String(plain.readAllBytes(), ISO_8859_1);
    }
  }
}

package dev.vedette;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.vedette.model.Alert;
import dev.vedette.sink.OutputJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Public access logs, if they are at hand: the windows that alert are those of the plain rule, here
 * written with regular expressions.
 */
final class RealLogsTest {
  private static final Path LOGS = Path.of("../shared/data/weblogs");
  private static final Pattern LINE =
      Pattern.compile(
          "^(\\S+) \\S+ .*?\\[([^]]+)\\] \"(?:[A-Z]+ )?((?:[^\"\\\\]|\\\\.)*?)(?: HTTP/[0-9.]+)?\" .*");
  private static final Pattern KEYWORD =
      Pattern.compile(
          "(/partner-|/vendor-|/(partners|partnerships|vendors|suppliers|supply-chain|alliances"
              + "|ecosystem|integrations|channel-partners|resellers|distributors|clients|customers"
              + "|case-studies|about/team)(?![\\p{L}\\p{Nd}]))",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern IPV4 = Pattern.compile("[0-9]+(\\.[0-9]+){3}");
  private static final Pattern PRIVATE =
      Pattern.compile("(10|192\\.168|172\\.(1[6-9]|2[0-9]|3[01]))\\..*");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "elastic_apache_logs.log.gz, batch",
    "elastic_apache_logs_partnerized.log.gz, batch",
    "elastic_apache_logs_partnerized.log.gz, streaming",
    "hackers-access.log.gz, batch"
  })
  void alertsInTheWindowsOfThePlainRule(String name, String mode) throws IOException {
    Path log = LOGS.resolve(name);
    assumeThat(log).exists();
    Path out = folder.resolve("alerts.ndjson");
    int exit =
        Vedette.execute(
            "detect",
            "--web",
            log.toString(),
            "--profile",
            "kql",
            "--mode",
            mode,
            "--parallelism",
            "1",
            "--alerts",
            out.toString());
    assertThat(exit).isZero();

    Map<String, String> alerts = new TreeMap<>();
    for (String line : Files.readAllLines(out)) {
      Alert alert = OutputJson.readAlert(line);
      if (alert.isFinal()) {
        alerts.put(
            alert.sourceIp() + " " + alert.windowStart(),
            alert.requestCount() + " " + alert.uniqueUrls());
      }
    }
    assertThat(alerts).isEqualTo(plainRule(log));
  }

  private static Map<String, String> plainRule(Path log) throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    Map<String, Set<String>> urls = new HashMap<>();
    for (String line : lines(log)) {
      Matcher matcher = LINE.matcher(line);
      assertThat(matcher.matches()).as(line).isTrue();
      String source = matcher.group(1);
      String url = matcher.group(3);
      boolean counts4 = IPV4.matcher(source).matches() && !PRIVATE.matcher(source).matches();
      if (counts4 && KEYWORD.matcher(url).find()) {
        OffsetDateTime time = OffsetDateTime.parse(matcher.group(2), TIME);
        long second = time.toEpochSecond() / 600 * 600;
        String key = source + " " + java.time.Instant.ofEpochSecond(second);
        counts.merge(key, 1, Integer::sum);
        urls.computeIfAbsent(key, k -> new HashSet<>()).add(url);
      }
    }
    Map<String, String> alerts = new TreeMap<>();
    counts.forEach(
        (key, count) -> {
          int unique = urls.get(key).size();
          if (count > 30 || unique > 10) {
            alerts.put(key, count + " " + unique);
          }
        });
    return alerts;
  }

  private static List<String> lines(Path log) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(log)), StandardCharsets.ISO_8859_1))) {
      return reader.lines().toList();
    }
  }
}

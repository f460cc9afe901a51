package dev.vedette.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GeneratorTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  /** {@code shares}: hot, partner, scrapers, malformed, late. */
  private static Settings settings(
      long events, long seed, WebFormat format, boolean shuffled, double... shares) {
    return new Settings(
        events,
        seed,
        2000,
        1.05,
        shares[0],
        shares[1],
        shares[2],
        Instant.parse("2026-01-05T00:00:00Z"),
        Duration.ofHours(8),
        shares[3],
        shares[4],
        300,
        5,
        format,
        shuffled,
        0,
        Compression.NONE);
  }

  private static Settings split(Settings s, int files, Compression compression) {
    return new Settings(
        s.events(),
        s.seed(),
        s.sources(),
        s.zipf(),
        s.hot(),
        s.partner(),
        s.scrapers(),
        s.start(),
        s.span(),
        s.malformed(),
        s.late(),
        s.process(),
        s.devices(),
        s.format(),
        s.shuffledKeys(),
        files,
        compression);
  }

  private Path generate(String name, Settings settings) throws IOException {
    Path into = Files.createDirectory(folder.resolve(name));
    new Generator(settings).writeTo(into);
    return into;
  }

  private static JsonNode truth(Path into) throws IOException {
    return JSON.readTree(into.resolve("truth.json").toFile());
  }

  private static String digest(Path file) throws Exception {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(sha.digest(Files.readAllBytes(file))).substring(0, 16);
  }

  @Test
  void sameSettingsGiveTheSameBytesForEver() throws Exception {
    Settings settings = settings(2000, 7, WebFormat.JSON, false, 0.1, 0.2, 0.01, 0.01, 0.02);
    Path into = generate("a", settings);
    assertThat(
            List.of(
                digest(into.resolve("web.ndjson")),
                digest(into.resolve("process.ndjson")),
                digest(into.resolve("devices.ndjson")),
                digest(into.resolve("truth.json"))))
        .containsExactly(
            "6644aa5919a4c764", "3fa0e5100a89f91e", "749a2b76896dba05", "55efec67f14343a4");
  }

  @Test
  void anotherSeedGivesOtherData() throws Exception {
    Path a = generate("a", settings(500, 1, WebFormat.JSON, false, 0, 0.1, 0.01, 0, 0));
    Path b = generate("b", settings(500, 2, WebFormat.JSON, false, 0, 0.1, 0.01, 0, 0));
    assertThat(digest(a.resolve("web.ndjson"))).isNotEqualTo(digest(b.resolve("web.ndjson")));
  }

  @Test
  void sharesAreThoseAskedFor() throws IOException {
    Settings settings = settings(40_000, 3, WebFormat.JSON, false, 0.3, 0.2, 0.005, 0.02, 0.05);
    Path into = generate("a", settings);
    JsonNode web = truth(into).get("web");
    assertThat(web.get("rows").asLong()).isEqualTo(40_000);
    assertThat(web.get("partner").asDouble() / 40_000).isEqualTo(0.2, within(0.01));
    assertThat(web.get("malformed").asDouble() / 40_000).isEqualTo(0.02, within(0.004));
    assertThat(web.get("late").asDouble() / 40_000).isEqualTo(0.05, within(0.006));
    assertThat(web.get("scrapers").asInt()).isEqualTo(10);

    Map<String, Integer> sources = new HashMap<>();
    for (String line : Files.readAllLines(into.resolve("web.ndjson"))) {
      int at = line.indexOf("\"SourceIP\":\"");
      if (at >= 0 && line.endsWith("}")) {
        sources.merge(line.substring(at + 12, line.indexOf('"', at + 12)), 1, Integer::sum);
      }
    }
    int hottest = sources.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    assertThat(hottest / 40_000.0).isEqualTo(0.3, within(0.015));
    assertThat(sources.size()).isBetween(1500, 2000);
  }

  @Test
  void rowsAreOfTheSizeAndFormOfRealOnes() throws IOException {
    Path into = generate("a", settings(5000, 4, WebFormat.JSON, false, 0, 0.05, 0.001, 0, 0));
    List<String> lines = Files.readAllLines(into.resolve("web.ndjson"));
    assertThat(lines).hasSize(5000);
    assertThat(Files.size(into.resolve("web.ndjson")) / 5000.0).isBetween(800.0, 900.0);
    long escaped = lines.stream().filter(line -> line.indexOf('\\') >= 0).count();
    assertThat(escaped / 5000.0).isBetween(0.06, 0.10);
    for (String line : lines.subList(0, 500)) {
      assertThat(JSON.readTree(line)).hasSize(24);
    }
  }

  @Test
  void everyProcessAndDeviceRowIsValid() throws IOException {
    Path into = generate("a", settings(10, 4, WebFormat.JSON, false, 0, 0.05, 0.001, 0, 0));
    List<String> process = Files.readAllLines(into.resolve("process.ndjson"));
    List<String> devices = Files.readAllLines(into.resolve("devices.ndjson"));
    assertThat(process).hasSize(300);
    assertThat(devices).hasSize(5 * 8);
    for (String line : process) {
      assertThat(JSON.readTree(line).get("ProcessCommandLine").asText()).isNotEmpty();
    }
    for (String line : devices) {
      assertThat(JSON.readTree(line).get("PublicIP").asText()).isNotEmpty();
    }
  }

  @Test
  void theTruthDoesNotDependOnTheForm() throws IOException {
    double[] shares = {0.2, 0.3, 0.01, 0.02, 0.02};
    JsonNode ordered = truth(generate("a", settings(9000, 5, WebFormat.JSON, false, shares)));
    JsonNode shuffled = truth(generate("b", settings(9000, 5, WebFormat.JSON, true, shares)));
    JsonNode accessLog =
        truth(generate("c", settings(9000, 5, WebFormat.ACCESS_LOG, false, shares)));
    assertThat(ordered.get("alerts").size()).isPositive();
    assertThat(shuffled.get("alerts")).isEqualTo(ordered.get("alerts"));
    assertThat(accessLog.get("alertsWithoutLate")).isEqualTo(ordered.get("alertsWithoutLate"));
    assertThat(shuffled.get("web").get("counted")).isEqualTo(ordered.get("web").get("counted"));
  }

  @Test
  void shuffledKeysChangeTheirOrder() throws IOException {
    Path into = generate("a", settings(5000, 5, WebFormat.JSON, true, 0, 0.05, 0.001, 0, 0));
    Set<String> firstKeys = new HashSet<>();
    for (String line : Files.readAllLines(into.resolve("web.ndjson"))) {
      assertThat(JSON.readTree(line)).hasSize(24);
      firstKeys.add(line.substring(0, line.indexOf(':')));
    }
    assertThat(firstKeys).hasSizeBetween(2, 5);
  }

  @Test
  void partsAndCompressionHoldTheSameRows() throws IOException {
    Settings whole = settings(3001, 6, WebFormat.JSON, false, 0, 0.05, 0.001, 0.01, 0);
    byte[] expected = Files.readAllBytes(generate("whole", whole).resolve("web.ndjson"));
    Path gz = generate("gz", split(whole, 3, Compression.GZ));
    Path zst = generate("zst", split(whole, 0, Compression.ZST));

    byte[] joined = new byte[0];
    for (int i = 0; i < 3; i++) {
      try (InputStream in =
          new GZIPInputStream(Files.newInputStream(gz.resolve("web-00" + i + ".ndjson.gz")))) {
        byte[] part = in.readAllBytes();
        assertThat(part.length).isBetween(expected.length / 4, expected.length / 2);
        byte[] both = Arrays.copyOf(joined, joined.length + part.length);
        System.arraycopy(part, 0, both, joined.length, part.length);
        joined = both;
      }
    }
    assertThat(joined).isEqualTo(expected);
    try (InputStream in =
        new ZstdInputStream(Files.newInputStream(zst.resolve("web.ndjson.zst")))) {
      assertThat(in.readAllBytes()).isEqualTo(expected);
    }
  }
}

package dev.vedette.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.config.JobDefinitionReader;
import dev.vedette.config.Problems;
import dev.vedette.detect.SourceRule;
import dev.vedette.sketch.Utf8Text;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RememberedSourcesTest {
  private static final int LOOKUPS = 200_000;

  /** More addresses than are remembered, so that many take the place of others; most come again. */
  @ParameterizedTest
  @ValueSource(strings = {"kql", "default"})
  void saysWhatTheRuleSays(String profile) throws IOException {
    SourceRule rule =
        new Rules(
                JobDefinitionReader.fromJar(
                    JobDefinitionReader.DEFAULT_JOB, profile, new Problems()))
            .sources();
    RememberedSources sources = new RememberedSources(rule);
    Random random = new Random(1591);
    for (int i = 0; i < LOOKUPS; i++) {
      String address = address(random);
      assertThat(sources.classify(text(address, random)))
          .as(address)
          .isEqualTo(rule.classify(address));
    }
    assertThat(sources.classify(null)).isEqualTo(rule.classify(null));
  }

  private static String address(Random random) {
    int n = random.nextInt(40_000);
    return switch (random.nextInt(8)) {
      case 0 -> "10.1." + (n >> 8) + "." + (n & 255);
      case 1 -> "2001:db8::" + Integer.toHexString(n);
      case 2 -> "host-" + n + ".example.com".repeat(random.nextInt(8));
      case 3 -> "é" + n;
      case 4 -> "";
      default -> "11.2." + (n >> 8) + "." + (n & 255);
    };
  }

  /** In an array that is overwritten at once, as a reader's is. */
  private static Utf8Text text(String address, Random random) {
    byte[] bytes = address.getBytes(UTF_8);
    byte[] buffer = new byte[600];
    Arrays.fill(buffer, (byte) ('0' + random.nextInt(10)));
    int start = random.nextInt(100);
    System.arraycopy(bytes, 0, buffer, start, bytes.length);
    return new Utf8Text(buffer, start, bytes.length);
  }
}

package dev.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.Vedette;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a user meets who gives {@code submit} to the launcher, which is no client of a cluster. */
final class SubmitCommandTest {
  private String said = "";

  private int run(String... args) {
    PrintStream before = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      System.setErr(err);
      return Vedette.execute(args);
    } finally {
      System.setErr(before);
      said = bytes.toString(StandardCharsets.UTF_8);
    }
  }

  @Test
  void saysWhoCanSubmit() {
    assertThat(run("submit", "conf/realtime.yaml")).isEqualTo(2);
    assertThat(said).contains("scripts/cluster submit").contains("vedette run");
  }

  @Test
  void refusesAParallelismThatCannotBe() {
    assertThat(run("submit", "-p", "0", "conf/realtime.yaml")).isEqualTo(2);
    assertThat(said).contains("--parallelism").contains("1024");
  }
}

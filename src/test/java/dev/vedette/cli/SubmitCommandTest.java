package dev.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.support.CommandLines;
import org.junit.jupiter.api.Test;

/** What a user meets who gives {@code submit} to the launcher, which is no client of a cluster. */
final class SubmitCommandTest {
  private final CommandLines commands = new CommandLines();

  @Test
  void saysWhoCanSubmit() {
    assertThat(commands.run("submit", "conf/realtime.yaml")).isEqualTo(2);
    assertThat(commands.said()).contains("scripts/cluster submit").contains("vedette run");
  }

  @Test
  void refusesAParallelismThatCannotBe() {
    assertThat(commands.run("submit", "-p", "0", "conf/realtime.yaml")).isEqualTo(2);
    assertThat(commands.said()).contains("--parallelism").contains("1024");
  }
}

package dev.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

final class RestartsTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final MiniCluster stopped =
      new EmbeddedMiniCluster(
          new MiniClusterConfiguration.Builder().setConfiguration(new Configuration()).build());
  private final Restarts restarts =
      new Restarts(stopped, new JobID(), new PrintStream(said, true, StandardCharsets.UTF_8));

  private String said() {
    String text = said.toString(StandardCharsets.UTF_8);
    said.reset();
    return text;
  }

  @Test
  void saysEachReasonOnceUntilItIsAnother() {
    restarts.tell(new RuntimeException(new IOException("no disk")));
    assertThat(said()).isEqualTo("vedette: the job failed and starts again: no disk\n");
    restarts.tell(new RuntimeException(new IOException("no disk")));
    assertThat(said()).isEmpty();
    restarts.tell(new IOException("no net"));
    assertThat(said()).contains("no net");
    restarts.tell(new IOException("no disk"));
    assertThat(said()).contains("no disk");
  }

  @Test
  void neverQuotesAClientsSettings() {
    Exception refused =
        new KafkaException(
            "Failed to construct kafka consumer",
            new IllegalArgumentException("Value not specified for key 'hush' in JAAS config"));
    restarts.tell(new RuntimeException(refused));
    assertThat(said()).contains("kafka.properties").doesNotContain("hush");
  }

  @Test
  void isQuietWhenTheClusterIsGone() throws InterruptedException {
    restarts.look();
    assertThat(said()).isEmpty();
  }
}

package dev.vedette.sink;

import dev.vedette.model.Alert;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A job that writes an alert to Parquet; run by {@link WithoutHadoopTest} in a process of its own.
 */
final class WithoutHadoop {

  private WithoutHadoop() {}

  public static void main(String[] arguments) throws Exception {
    refuseHadoop();
    StagedOutput output = StagedOutput.of(Path.of(arguments[0]), "run");
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(1);
    environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
    environment
        .fromData(List.of(Samples.full()), TypeInformation.of(Alert.class))
        .sinkTo(FileOutput.alerts().into(output));
    environment.execute();
    output.publish(false);
  }

  private static void refuseHadoop() {
    try {
      Class.forName("org.apache.hadoop.conf.Configuration");
    } catch (ClassNotFoundException expected) {
      return;
    }
    throw new IllegalStateException("Hadoop is on the class path, so this run proves nothing");
  }
}

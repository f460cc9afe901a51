package dev.vedette.cli;

import dev.vedette.config.ConfigException;
import dev.vedette.config.Problems;
import dev.vedette.config.RunConfig;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code submit}: what {@code flink run} starts in the jar. */
@Command(
    name = "submit",
    mixinStandardHelpOptions = true,
    description = {
      "Submits a job that reads topics to a Flink cluster: flink run vedette.jar submit CONF.yaml",
      "Prints the job's id."
    })
public final class SubmitCommand implements Callable<Integer> {
  @Parameters(paramLabel = "CONF.yaml", description = "The configuration file.")
  private Path file;

  @Option(
      names = {"-p", "--parallelism"},
      paramLabel = "N",
      description = "Parallel instances of each operator, whatever the file says.")
  private Integer parallelism;

  @Override
  public Integer call() throws Exception {
    Problems problems = new Problems();
    RunConfig config = RunCommand.read(file, problems);
    problems.throwIfAny();
    if (!config.isUnbounded()) {
      throw new ConfigException(file + ": inputs: a job for a cluster reads topics");
    }
    if (parallelism != null) {
      if (parallelism < 1 || parallelism > RunConfig.MOST_INSTANCES) {
        throw new ConfigException(
            "--parallelism: " + parallelism + " must be from 1 to " + RunConfig.MOST_INSTANCES);
      }
      config = config.withParallelism(parallelism);
    }
    return new RealTime(config, Naming.keysOf(file)).submit();
  }
}

package dev.vedette.cli;

import dev.vedette.config.ConfigException;
import dev.vedette.config.Problems;
import dev.vedette.config.RunConfig;
import dev.vedette.config.RunConfigReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code vedette run}: a job described in a file. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Runs the job that a configuration file describes; conf/ has examples.")
public final class RunCommand implements Callable<Integer> {
  @Parameters(paramLabel = "CONF.yaml", description = "The configuration file.")
  private Path file;

  @Mixin private Debug debug;

  @Override
  public Integer call() throws Exception {
    debug.apply();
    Problems problems = new Problems();
    RunConfig config = read(file, problems);
    problems.throwIfAny();
    return config.isUnbounded()
        ? new RealTime(config, Naming.keysOf(file)).run()
        : new EmbeddedRun(config, Naming.keysOf(file)).call();
  }

  static RunConfig read(Path file, Problems problems) throws IOException, ConfigException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      String what = Files.isDirectory(file) ? "is a folder" : "no such file, or it may not be read";
      throw new ConfigException(file + ": " + what);
    }
    return RunConfigReader.read(file, problems);
  }
}

package dev.vedette.cli;

import dev.vedette.config.Problems;
import dev.vedette.config.RunConfig;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vedette validate}: everything that is wrong with a configuration, without running it. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = {
      "Checks a configuration file, the job definition and the files it names, and prints every "
          + "problem at once. Runs and writes nothing."
    })
public final class ValidateCommand implements Callable<Integer> {
  @Parameters(paramLabel = "CONF.yaml", description = "The configuration file.")
  private Path file;

  @Mixin private Debug debug;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    debug.apply();
    Problems problems = new Problems();
    RunConfig config = RunCommand.read(file, problems);
    RunPlan plan = RunPlan.of(config, Naming.keysOf(file), problems);
    plan.damaged().forEach(damage -> problems.add(file.toString(), damage.getMessage()));
    problems.throwIfAny();
    spec.commandLine().getOut().println(file + ": no problems");
    spec.commandLine().getOut().flush();
    return 0;
  }
}

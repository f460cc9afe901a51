package dev.vedette;

import dev.vedette.cli.DetectCommand;
import dev.vedette.cli.ExitCodes;
import dev.vedette.cli.GenerateCommand;
import dev.vedette.cli.RunCommand;
import dev.vedette.cli.SubmitCommand;
import dev.vedette.cli.ValidateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
    name = "vedette",
    description = "Detects reconnaissance of business relationships (MITRE ATT&CK T1591.002).",
    subcommands = {
      DetectCommand.class,
      RunCommand.class,
      ValidateCommand.class,
      SubmitCommand.class,
      GenerateCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = Vedette.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "  0:done",
      "  1:the job failed; no output was left that looks whole",
      "  2:wrong use or configuration",
      "130:interrupted (Ctrl-C)",
      "143:interrupted by a signal to terminate"
    })
public final class Vedette implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** The version of the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Vedette.class.getPackage().getImplementationVersion();
      return new String[] {"vedette " + (version == null ? "(from sources)" : version)};
    }
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "name a command: detect, run, validate, submit or generate");
  }

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    // Whatever happens, the process must end: Flink's threads would keep it alive.
    int exitCode = CommandLine.ExitCode.SOFTWARE;
    try {
      exitCode = execute(args);
    } catch (Throwable failure) {
      System.err.println("vedette: the job failed: " + ExitCodes.explain(failure));
    } finally {
      // A cluster's client goes on after main; only a failure may end it.
      if (exitCode != 0 || System.getProperty("vedette.home") != null) {
        System.exit(exitCode);
      }
    }
  }

  /** Runs a command; returns its exit code. */
  public static int execute(String... args) {
    return new CommandLine(new Vedette())
        .setUsageHelpWidth(100)
        .setUnmatchedOptionsAllowedAsOptionParameters(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(ExitCodes::wrongUse)
        .setExecutionExceptionHandler(ExitCodes::handle)
        .execute(args);
  }
}

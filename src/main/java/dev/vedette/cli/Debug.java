package dev.vedette.cli;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** The option that shows what is going on inside. */
public final class Debug {
  @Option(names = "--debug", description = "Show log messages and stack traces.")
  private boolean on;

  /** Turns Flink's log messages on if asked. */
  void apply() {
    if (on) {
      Configurator.setRootLevel(Level.INFO);
    }
  }

  /** Whether the option was given to the command that ran. */
  static boolean isOn(ParseResult parsed) {
    ParseResult innermost = parsed;
    while (innermost.hasSubcommand()) {
      innermost = innermost.subcommand();
    }
    return innermost.hasMatchedOption("--debug");
  }
}

package dev.vedette.cli;

import dev.vedette.config.ConfigException;
import dev.vedette.engine.BrokenInputException;
import dev.vedette.source.ClientSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong, in words for the user, and with which exit code the process ends. */
public final class ExitCodes {
  private ExitCodes() {}

  /** Picocli's handler of exceptions that a command throws. */
  public static int handle(Exception failure, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (failure instanceof ConfigException config) {
      config.problems().forEach(problem -> err.println("vedette: " + problem));
      err.flush();
      return ExitCode.USAGE;
    }
    err.println("vedette: the job failed: " + explain(failure));
    if (Debug.isOn(parsed)) {
      failure.printStackTrace(err);
    } else {
      err.println("vedette: --debug shows where");
    }
    err.flush();
    return ExitCode.SOFTWARE;
  }

  /** Picocli's handler of options that it cannot make sense of. */
  public static int wrongUse(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("vedette: " + message(failure, command));
    err.println(
        "vedette: '" + command.getCommandSpec().qualifiedName() + " --help' shows what is allowed");
    err.flush();
    return ExitCode.USAGE;
  }

  private static String message(ParameterException failure, CommandLine command) {
    if (command.getParent() == null && failure instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().get(0);
      if (!word.startsWith("-")) {
        String commands = String.join(", ", command.getSubcommands().keySet());
        return "unknown command '" + word + "'; there are " + commands;
      }
    }
    return failure.getMessage();
  }

  /**
   * The message of the failure that began it all, among Flink's wrappings. An input or output error
   * knows best what it is about: the outermost of them names the file.
   */
  public static String explain(Throwable failure) {
    Deque<Throwable> chain = new ArrayDeque<>();
    for (Throwable t = failure; t != null && !chain.contains(t); t = t.getCause()) {
      chain.add(t);
    }
    for (Throwable t : chain) {
      if (t instanceof OutOfMemoryError) {
        return "out of memory ("
            + text(t)
            + "); raise -Xmx in VEDETTE_JAVA_OPTS, or lower the parallelism";
      }
      boolean ours = t instanceof BrokenInputException;
      if (ours || (t instanceof IOException && text(t).startsWith("cannot write "))) {
        return text(t);
      }
    }
    if (ClientSettings.areRefused(chain)) {
      return ClientSettings.refusal(chain.getLast());
    }
    Throwable root = chain.getLast();
    return root instanceof IOException || root instanceof IllegalArgumentException
        ? text(root)
        : root.getClass().getSimpleName() + ": " + text(root);
  }

  private static String text(Throwable failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}

package dev.vedette.cli;

import dev.vedette.config.ConfigException;
import dev.vedette.config.JobDefinitionReader;
import dev.vedette.config.Problems;
import dev.vedette.config.RunConfig;
import dev.vedette.config.RunConfig.EventTimeSettings;
import dev.vedette.config.RunConfig.Format;
import dev.vedette.config.RunConfig.InputFiles;
import dev.vedette.config.RunConfig.Mode;
import dev.vedette.config.RunConfig.Outputs;
import dev.vedette.model.Input;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vedette detect}: files in, alerts out. */
@Command(
    name = "detect",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Reads files and writes alerts.",
      "",
      "PATH is a file, a folder or a glob; .gz, .zst and Parquet are read as they are. OUT ending in "
          + ".ndjson is one file of JSON lines; any other name is a folder of Parquet, partitioned by "
          + "day."
    },
    footer = {
      "",
      "Examples:",
      "  vedette detect --web access.log",
      "  vedette detect --web 'waf/2026-01-*.json.gz' --process edr/ --devices devices/ \\",
      "                 --alerts alerts.ndjson --summary summary.json"
    })
public final class DetectCommand implements Callable<Integer> {
  @Option(
      names = "--web",
      arity = "1..*",
      paramLabel = "PATH",
      description = "Web requests: CommonSecurityLog rows as JSON or Parquet, or access logs.")
  private List<String> web = List.of();

  @Option(
      names = "--process",
      arity = "1..*",
      paramLabel = "PATH",
      description = "Process events: DeviceProcessEvents rows as JSON or Parquet.")
  private List<String> process = List.of();

  @Option(
      names = "--devices",
      arity = "1..*",
      paramLabel = "PATH",
      description = "Device reports: DeviceInfo rows as JSON or Parquet.")
  private List<String> devices = List.of();

  @Option(
      names = "--web-format",
      paramLabel = "FORMAT",
      defaultValue = "auto",
      description = "auto, json, access-log or parquet. Default: ${DEFAULT-VALUE}.")
  private String webFormat;

  @Option(
      names = "--process-format",
      paramLabel = "FORMAT",
      defaultValue = "auto",
      description = "auto, json or parquet. Default: ${DEFAULT-VALUE}.")
  private String processFormat;

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      defaultValue = "default",
      description = "kql (the query, exactly) or default. Default: ${DEFAULT-VALUE}.")
  private String profile;

  @Option(
      names = "--alerts",
      paramLabel = "OUT",
      description = "Where alerts go. Default: a table on the terminal.")
  private Path alerts;

  @Option(names = "--rejected", paramLabel = "OUT", description = "Records that cannot be used.")
  private Path rejected;

  @Option(names = "--suppressed", paramLabel = "OUT", description = "Alerts that were not raised.")
  private Path suppressed;

  @Option(names = "--late", paramLabel = "OUT", description = "Events after their window closed.")
  private Path late;

  @Option(names = "--summary", paramLabel = "FILE", description = "The accounts, as JSON.")
  private Path summary;

  @Option(names = "--overwrite", description = "Replace outputs that exist.")
  private boolean overwrite;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Parallel readers and detectors. Default: the number of cores.")
  private int parallelism = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "batch",
      description = {
        "batch: final alerts only; streaming: alerts as soon as limits are passed, with revisions.",
        "Default: ${DEFAULT-VALUE}."
      })
  private String mode;

  @Option(
      names = "--no-correlation",
      description = "Leave out the branch Correlated_Reconnaissance.")
  private boolean noCorrelation;

  @Option(
      names = "--no-prefilter",
      description = "Read every record in full, also those that cannot match.")
  private boolean noPrefilter;

  @Option(
      names = "--job",
      paramLabel = "FOLDER",
      description = "Folder of another job definition than jobs/business-relationships.")
  private Path job;

  @Parameters(hidden = true, arity = "0..*")
  private List<String> stray = List.of();

  @Mixin private Debug debug;

  @Override
  public Integer call() throws Exception {
    debug.apply();
    return new EmbeddedRun(config(), Naming.OPTIONS).call();
  }

  private RunConfig config() throws ConfigException {
    Problems problems = new Problems();
    for (String path : stray) {
      problems.add(path, "name what it holds: --web, --process or --devices before it");
    }
    if (web.isEmpty() && process.isEmpty() && stray.isEmpty()) {
      problems.add("detect", "needs --web or --process (or both), each with a PATH");
    }
    if (parallelism < 1 || parallelism > RunConfig.MOST_INSTANCES) {
      problems.add("--parallelism", parallelism + " must be from 1 to " + RunConfig.MOST_INSTANCES);
    }
    List<String> profiles = JobDefinitionReader.profiles();
    if (!profiles.contains(profile)) {
      problems.add("--profile", "'" + profile + "' must be one of " + String.join(", ", profiles));
    }
    Choice choice = new Choice(problems);
    Map<Input, InputFiles> inputs = new EnumMap<>(Input.class);
    put(inputs, Input.WEB, web, choice.of("--web-format", webFormat, List.of(Format.values())));
    List<Format> rows = List.of(Format.AUTO, Format.JSON, Format.PARQUET);
    put(inputs, Input.PROCESS, process, choice.of("--process-format", processFormat, rows));
    put(inputs, Input.DEVICES, devices, Format.AUTO);
    RunConfig config =
        new RunConfig(
            Optional.ofNullable(job),
            profile,
            choice.of("--mode", mode, List.of(Mode.values())),
            parallelism,
            RunConfig.DEFAULT_MAX_RECORD_BYTES,
            !noPrefilter,
            !noCorrelation,
            inputs,
            new Outputs(
                Optional.ofNullable(alerts),
                Optional.ofNullable(rejected),
                Optional.ofNullable(suppressed),
                Optional.ofNullable(late),
                Optional.ofNullable(summary),
                overwrite),
            EventTimeSettings.DEFAULT,
            Optional.empty(),
            Map.of());
    problems.throwIfAny();
    return config;
  }

  private static void put(
      Map<Input, InputFiles> inputs, Input input, List<String> paths, Format format) {
    if (!paths.isEmpty()) {
      inputs.put(input, new InputFiles(paths, format));
    }
  }
}

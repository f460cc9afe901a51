package dev.vedette.cli;

import dev.vedette.config.JobDefinition;
import dev.vedette.config.JobDefinitionReader;
import dev.vedette.config.Problems;
import dev.vedette.config.RunConfig;
import dev.vedette.config.RunConfig.InputFiles;
import dev.vedette.config.RunConfig.Mode;
import dev.vedette.engine.Engine;
import dev.vedette.engine.Rules;
import dev.vedette.model.Input;
import dev.vedette.sink.StagedOutput;
import dev.vedette.source.FilePlanner;
import dev.vedette.source.PlannedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run with everything checked that can be checked before it starts. */
record RunPlan(JobDefinition job, RunConfig config, Map<Input, List<PlannedFile>> files) {
  private static final String HOME = "vedette.home";

  /** Checks a run; what is wrong is noted, what is damaged throws. */
  static RunPlan of(RunConfig config, Naming naming, Problems problems) throws IOException {
    JobDefinition job = definition(config, problems);
    checkOutputs(config, naming, problems);
    Map<Input, List<PlannedFile>> files = new EnumMap<>(Input.class);
    if (problems.none()) {
      for (Map.Entry<Input, InputFiles> entry : config.inputs().entrySet()) {
        Input input = entry.getKey();
        Engine engine =
            new Engine(job, input, config.maxRecordBytes(), config.mode() == Mode.STREAMING);
        String where = naming.of("inputs." + input.text());
        files.put(input, new FilePlanner(engine, where, problems).plan(entry.getValue()));
      }
    }
    return new RunPlan(job, config, files);
  }

  /** The definition in the named folder, else the one beside the launcher, else the jar's. */
  private static JobDefinition definition(RunConfig config, Problems problems) throws IOException {
    Optional<Path> folder = config.job();
    String home = System.getProperty(HOME);
    if (folder.isEmpty() && home != null) {
      folder =
          Optional.of(Path.of(home, "jobs", JobDefinitionReader.DEFAULT_JOB))
              .filter(Files::isDirectory);
    }
    JobDefinition job =
        folder.isPresent()
            ? JobDefinitionReader.fromFolder(folder.get(), config.profile(), problems)
            : JobDefinitionReader.fromJar(
                JobDefinitionReader.DEFAULT_JOB, config.profile(), problems);
    if (problems.none()) {
      Rules.check(job, "job definition " + job.id(), problems);
    }
    return job;
  }

  private static void checkOutputs(RunConfig config, Naming naming, Problems problems) {
    Map<Path, String> taken = new HashMap<>();
    Outputs.named(config.outputs())
        .forEach(
            (name, path) -> {
              String where = naming.of("outputs." + name);
              String problem =
                  name.equals(Outputs.SUMMARY)
                      ? SummaryFile.checkTarget(path, config.outputs().overwrite())
                      : StagedOutput.checkTarget(path, config.outputs().overwrite());
              if (problem != null) {
                problems.add(where, problem);
              }
              String other = taken.put(path.toAbsolutePath().normalize(), where);
              if (other != null) {
                problems.add(where, path + " is the output of " + other + " already");
              }
            });
  }
}

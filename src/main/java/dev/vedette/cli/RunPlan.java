package dev.vedette.cli;

import dev.vedette.config.JobDefinition;
import dev.vedette.config.JobDefinitionReader;
import dev.vedette.config.Problems;
import dev.vedette.config.RunConfig;
import dev.vedette.config.RunConfig.InputFiles;
import dev.vedette.config.RunConfig.Mode;
import dev.vedette.engine.BrokenInputException;
import dev.vedette.engine.Engine;
import dev.vedette.engine.Rules;
import dev.vedette.engine.TimePolicy;
import dev.vedette.model.Input;
import dev.vedette.sink.StagedOutput;
import dev.vedette.source.FilePlanner;
import dev.vedette.source.PlannedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run with everything checked that can be checked before it starts. */
record RunPlan(
    JobDefinition job,
    RunConfig config,
    Map<Input, List<PlannedFile>> files,
    List<BrokenInputException> damaged) {
  private static final String HOME = "vedette.home";

  /** Checks a run and notes what is wrong. */
  static RunPlan of(RunConfig config, Naming naming, Problems problems) throws IOException {
    Problems ofDefinition = new Problems();
    JobDefinition job = definition(config, ofDefinition);
    problems.addAll(ofDefinition);
    checkOutputs(config, naming, problems);
    Map<Input, List<PlannedFile>> files = new EnumMap<>(Input.class);
    List<BrokenInputException> damaged = new ArrayList<>();
    TimePolicy times = config.mode() == Mode.STREAMING ? TimePolicy.FILES : TimePolicy.BATCH;
    if (ofDefinition.none()) {
      for (Map.Entry<Input, InputFiles> entry : config.inputs().entrySet()) {
        Input input = entry.getKey();
        Engine engine = new Engine(job, input, config.maxRecordBytes(), times, config.prefilter());
        FilePlanner planner =
            new FilePlanner(engine, naming.of("inputs." + input.text()), problems);
        files.put(input, planner.plan(entry.getValue()));
        damaged.addAll(planner.damaged());
      }
    }
    checkInputsSurvive(config, files, naming, problems);
    return new RunPlan(job, config, files, damaged);
  }

  /** A damaged input fails the job before it starts. */
  void throwIfDamaged() throws BrokenInputException {
    if (!damaged.isEmpty()) {
      throw damaged.get(0);
    }
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
      Rules.check(job, "job.yaml of " + job.id(), problems);
    }
    return job;
  }

  private static void checkOutputs(RunConfig config, Naming naming, Problems problems) {
    Map<Path, String> taken = new LinkedHashMap<>();
    Outputs.named(config.outputs())
        .forEach(
            (name, path) -> {
              String where = naming.of("outputs." + name);
              if (path.toString().isBlank()) {
                problems.add(where, "an empty path");
                return;
              }
              String problem =
                  config.isUnbounded()
                      ? problemOfFolder(path)
                      : name.equals(Outputs.SUMMARY)
                          ? SummaryFile.checkTarget(path, config.outputs().overwrite())
                          : StagedOutput.checkTarget(path, config.outputs().overwrite());
              if (problem != null) {
                problems.add(where, problem);
              }
              Path real = real(path);
              taken.forEach(
                  (other, otherName) -> {
                    if (real.startsWith(other) || other.startsWith(real)) {
                      problems.add(where, path + " and " + otherName + " share one path");
                    }
                  });
              taken.put(real, where);
            });
  }

  /** A job that does not end adds files to a folder, which may be there already. */
  private static String problemOfFolder(Path path) {
    return path.toString().endsWith(".ndjson")
        ? path + ": a job that reads topics writes folders of Parquet, not one file"
        : StagedOutput.checkParent(path);
  }

  /** Replacing an output must never replace what is read. */
  private static void checkInputsSurvive(
      RunConfig config, Map<Input, List<PlannedFile>> files, Naming naming, Problems problems) {
    Outputs.named(config.outputs())
        .forEach(
            (name, path) ->
                files.values().stream()
                    .flatMap(List::stream)
                    .filter(file -> Path.of(file.path()).startsWith(real(path)))
                    .findFirst()
                    .ifPresent(
                        file ->
                            problems.add(
                                naming.of("outputs." + name),
                                path + " holds the input " + file.path())));
  }

  /** Where a path really is, links resolved as far as it exists. */
  private static Path real(Path path) {
    Path absolute = path.toAbsolutePath();
    try {
      return absolute.toRealPath();
    } catch (IOException e) {
      Path parent = absolute.getParent();
      return parent == null ? absolute : real(parent).resolve(absolute.getFileName()).normalize();
    }
  }
}

package dev.vedette.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.vedette.config.YamlNode;
import dev.vedette.sink.StagedOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The accounts of a run as a JSON file. */
final class SummaryFile {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private SummaryFile() {}

  /** What is wrong with writing it there; null: nothing. */
  static String checkTarget(Path target, boolean overwrite) {
    if (Files.isDirectory(target)) {
      return target + " is a folder; the summary is a file";
    }
    if (Files.exists(target) && !overwrite) {
      return target
          + " exists already; only overwriting (--overwrite, outputs.overwrite) would replace it";
    }
    return StagedOutput.checkParent(target);
  }

  /** Writes it beside its place, under a hidden name. */
  static Path stage(Path target, RunPlan plan, Accounts accounts, Duration elapsed)
      throws IOException {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("job", plan.job().id());
    summary.put("ruleVersion", plan.job().ruleVersion());
    summary.put("profile", plan.job().profile().name());
    summary.put("mode", YamlNode.choiceText(plan.config().mode()));
    summary.put("parallelism", plan.config().parallelism());
    summary.put("seconds", elapsed.toMillis() / 1000.0);
    summary.putAll(accounts.sections());
    Path absolute = target.toAbsolutePath();
    Path unfinished = absolute.resolveSibling("." + absolute.getFileName() + ".vedette");
    try {
      Files.createDirectories(absolute.getParent());
      Files.writeString(unfinished, JSON.writeValueAsString(summary) + "\n");
      return unfinished;
    } catch (IOException e) {
      throw new IOException("cannot write " + target + ": " + e.getMessage(), e);
    }
  }

  /** Gives it its name. */
  static void place(Path unfinished, Path target) throws IOException {
    Files.move(unfinished, target.toAbsolutePath(), StandardCopyOption.ATOMIC_MOVE);
  }
}

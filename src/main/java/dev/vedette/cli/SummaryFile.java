package dev.vedette.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.vedette.config.YamlNode;
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
      return target + " exists already; use --overwrite to replace it";
    }
    return null;
  }

  /** Writes it whole or not at all. */
  static void write(Path target, RunPlan plan, Accounts accounts, Duration elapsed)
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
      Files.move(unfinished, absolute, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(unfinished);
      throw new IOException("cannot write " + target + ": " + e.getMessage(), e);
    }
  }
}

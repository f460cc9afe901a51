package dev.vedette.cli;

import dev.vedette.config.RunConfig;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The outputs of a run by name. */
final class Outputs {
  static final String SUMMARY = "summary";

  private Outputs() {}

  /** Those that are configured. */
  static Map<String, Path> named(RunConfig.Outputs outputs) {
    Map<String, Path> named = new LinkedHashMap<>();
    put(named, "alerts", outputs.alerts());
    put(named, "rejected", outputs.rejected());
    put(named, "suppressed", outputs.suppressed());
    put(named, "late", outputs.late());
    put(named, SUMMARY, outputs.summary());
    return named;
  }

  private static void put(Map<String, Path> named, String name, Optional<Path> path) {
    path.ifPresent(p -> named.put(name, p));
  }
}

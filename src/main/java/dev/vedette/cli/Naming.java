package dev.vedette.cli;

/** What problems call a setting: by the option, or by the key of a configuration file. */
@FunctionalInterface
interface Naming {
  /** {@code --web}. */
  Naming OPTIONS = key -> "--" + key.substring(key.indexOf('.') + 1);

  /** The name for a key such as {@code inputs.web}. */
  String of(String key);

  /** {@code conf/backfill.yaml: inputs.web}. */
  static Naming keysOf(java.nio.file.Path file) {
    return key -> file + ": " + key;
  }
}

package dev.vedette.config;

import java.util.List;

/** Wrong use or wrong configuration: everything that is wrong, one text each. */
public final class ConfigException extends Exception {
  private final transient List<String> problems;

  public ConfigException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  public ConfigException(String problem) {
    this(List.of(problem));
  }

  /** The problems, one line each. */
  public List<String> problems() {
    return problems;
  }
}

package dev.vedette.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the values of {@code ${env:NAME}} and {@code ${file:PATH}} in place, so that a configuration
 * file need not hold secrets. A problem names the variable or file and never shows a value.
 */
final class Secrets {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file):([^}]+)\\}");

  private Secrets() {}

  /** The text with its references resolved; what cannot be is a problem of the key. */
  static String resolve(String text, YamlNode yaml, String key) {
    StringBuilder resolved = new StringBuilder();
    Matcher reference = REFERENCE.matcher(text);
    while (reference.find()) {
      String value =
          reference.group(1).equals("env")
              ? fromEnvironment(reference.group(2), yaml, key)
              : fromFile(reference.group(2), yaml, key);
      reference.appendReplacement(resolved, Matcher.quoteReplacement(value));
    }
    return reference.appendTail(resolved).toString();
  }

  private static String fromEnvironment(String name, YamlNode yaml, String key) {
    String value = System.getenv(name);
    if (value == null) {
      yaml.problem(key, "the environment variable " + name + " is not set");
      return "";
    }
    return value;
  }

  private static String fromFile(String name, YamlNode yaml, String key) {
    try {
      return Files.readString(Path.of(name)).strip();
    } catch (IOException | InvalidPathException e) {
      yaml.problem(key, "the file " + name + " cannot be read");
      return "";
    }
  }
}

package dev.vedette.config;

import dev.vedette.config.JobDefinition.Correlation;
import dev.vedette.config.JobDefinition.Duplicates;
import dev.vedette.config.JobDefinition.Presentation;
import dev.vedette.config.JobDefinition.Profile;
import dev.vedette.config.JobDefinition.Range;
import dev.vedette.config.JobDefinition.Scraping;
import dev.vedette.config.JobDefinition.Sources;
import dev.vedette.config.JobDefinition.Tool;
import dev.vedette.config.JobDefinition.ToolLabels;
import dev.vedette.config.JobDefinition.Tools;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads {@code job.yaml}, from a folder or from the jar. */
public final class JobDefinitionReader {
  /** The one detection there is so far. */
  public static final String DEFAULT_JOB = "business-relationships";

  private static final String FILE = "job.yaml";
  private static final List<String> PROFILES = List.of("kql", "default");
  private static final Set<String> SEVERITIES = Set.of("Informational", "Low", "Medium", "High");
  private static final Set<String> CONFIDENCES = Set.of("Low", "Medium", "High");

  /** State is kept for as long, and searched in steps of ten minutes. */
  private static final Duration MAX_REACH = Duration.ofDays(7);

  private static final int MAX_COUNT = 1_000_000_000;

  private JobDefinitionReader() {}

  /** The names of the profiles. */
  public static List<String> profiles() {
    return PROFILES;
  }

  /** Reads the definition in a folder. */
  public static JobDefinition fromFolder(Path folder, String profile, Problems problems)
      throws IOException {
    Path file = folder.resolve(FILE);
    try (InputStream in = Files.newInputStream(file)) {
      return read(YamlNode.read(in, file.toString(), problems), profile);
    } catch (NoSuchFileException e) {
      problems.add(file.toString(), "no such file; a job's folder holds a " + FILE);
      return fromJar(DEFAULT_JOB, profile, problems);
    }
  }

  /** Reads the definition that was packed into the jar. */
  public static JobDefinition fromJar(String job, String profile, Problems problems)
      throws IOException {
    String resource = "jobs/" + job + "/" + FILE;
    try (InputStream in =
        JobDefinitionReader.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("the jar lacks " + resource);
      }
      return read(YamlNode.read(in, resource, problems), profile);
    }
  }

  private static JobDefinition read(YamlNode yaml, String profile) {
    JobDefinition definition =
        new JobDefinition(
            yaml.text("id"),
            yaml.text("rule-version"),
            yaml.texts("techniques"),
            yaml.texts("tactics"),
            scraping(yaml.child("scraping")),
            tools(yaml.child("tools")),
            correlation(yaml.child("correlation")),
            chosenProfile(yaml.child("profiles"), profile));
    yaml.rejectUnknownKeys();
    return definition;
  }

  private static Presentation presentation(YamlNode yaml) {
    return new Presentation(
        yaml.text("title"),
        oneOf(yaml, "severity", SEVERITIES),
        oneOf(yaml, "confidence", CONFIDENCES));
  }

  private static String oneOf(YamlNode yaml, String key, Set<String> allowed) {
    String value = yaml.text(key);
    if (!value.isEmpty() && !allowed.contains(value)) {
      yaml.problem(key, "'" + value + "' must be one of " + String.join(", ", allowed));
    }
    return value;
  }

  private static Scraping scraping(YamlNode yaml) {
    Scraping scraping =
        new Scraping(
            presentation(yaml),
            yaml.duration("window", Duration.ofSeconds(1)),
            yaml.number("request-count-above", 0, MAX_COUNT),
            yaml.number("unique-urls-above", 0, MAX_COUNT),
            yaml.number("sampled-urls", 1, 100),
            yaml.number("user-agents", 1, 100),
            yaml.texts("keywords"));
    if (scraping.window().compareTo(Duration.ofDays(1)) > 0
        || Duration.ofDays(1).toMillis() % scraping.window().toMillis() != 0) {
      yaml.problem("window", "must divide a day evenly, as bin() does with windows of a query");
    }
    yaml.rejectUnknownKeys();
    return scraping;
  }

  private static Tools tools(YamlNode yaml) {
    Presentation presentation = presentation(yaml);
    List<Tool> names = new ArrayList<>();
    for (YamlNode entry : yaml.children("names")) {
      names.add(
          new Tool(
              entry.text("term"), entry.text("label"), entry.flag("labelled-by-query", false)));
      entry.rejectUnknownKeys();
    }
    if (names.isEmpty()) {
      yaml.problem("names", "must list at least one tool");
    }
    yaml.rejectUnknownKeys();
    return new Tools(presentation, names);
  }

  private static Correlation correlation(YamlNode yaml) {
    Correlation correlation =
        new Correlation(
            yaml.flag("enabled", true),
            presentation(yaml),
            yaml.duration("look-around", Duration.ZERO),
            yaml.duration("device-report-max-age", Duration.ZERO),
            yaml.number("executions-per-10m", 1, 1000));
    for (String key : List.of("look-around", "device-report-max-age")) {
      if (yaml.duration(key, Duration.ZERO).compareTo(MAX_REACH) > 0) {
        yaml.problem(key, "must be at most " + MAX_REACH.toDays() + "d");
      }
    }
    yaml.rejectUnknownKeys();
    return correlation;
  }

  /** All profiles are checked, whichever is chosen. */
  private static Profile chosenProfile(YamlNode yaml, String chosen) {
    Profile result = null;
    for (String name : PROFILES) {
      Profile profile = profile(yaml.child(name), name);
      if (name.equals(chosen)) {
        result = profile;
      }
    }
    yaml.rejectUnknownKeys();
    if (result == null) {
      throw new IllegalArgumentException("unknown profile " + chosen);
    }
    return result;
  }

  private static Profile profile(YamlNode yaml, String name) {
    ToolLabels toolLabels = yaml.choice("tool-labels", ToolLabels.class);
    Duplicates duplicates = yaml.choice("duplicates", Duplicates.class);
    Sources sources = yaml.choice("sources", Sources.class);
    YamlNode distinct = yaml.child("distinct-urls");
    int exactUpTo = distinct.number("exact-up-to", 1, 65_536);
    int precision = distinct.number("precision", 10, 18);
    distinct.rejectUnknownKeys();
    boolean network = sources == Sources.NETWORK;
    int prefix = network ? yaml.number("ipv6-prefix-length", 1, 128) : 128;
    List<Range> ranges = network ? ranges(yaml.children("excluded-ranges")) : List.of();
    yaml.rejectUnknownKeys();
    return new Profile(name, toolLabels, duplicates, sources, exactUpTo, precision, prefix, ranges);
  }

  private static List<Range> ranges(List<YamlNode> entries) {
    List<Range> ranges = new ArrayList<>();
    for (YamlNode entry : entries) {
      ranges.add(new Range(entry.text("range"), entry.text("reason")));
      entry.rejectUnknownKeys();
    }
    return ranges;
  }
}

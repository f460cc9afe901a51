package dev.vedette.config;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * What a detection looks for: the content of {@code jobs/<id>/job.yaml}, with one of its profiles.
 *
 * @param id the detection's id, also its folder's name
 * @param ruleVersion version of the content, written to every alert
 * @param techniques MITRE ATT&CK technique ids
 * @param tactics MITRE ATT&CK tactics
 * @param profile the profile that was chosen
 */
public record JobDefinition(
    String id,
    String ruleVersion,
    List<String> techniques,
    List<String> tactics,
    Scraping scraping,
    Tools tools,
    Correlation correlation,
    Profile profile)
    implements Serializable {

  /** How an alert of a branch is presented. */
  public record Presentation(String title, String severity, String confidence)
      implements Serializable {}

  /**
   * Branch Partner_Page_Scraping.
   *
   * @param window length of the tumbling window
   * @param requestCountAbove an alert needs more requests than this, or
   * @param uniqueUrlsAbove more distinct URLs than this
   * @param sampledUrls how many URLs an alert shows
   * @param userAgents how many user agents an alert shows
   * @param keywords what RequestURL must {@code has}
   */
  public record Scraping(
      Presentation presentation,
      Duration window,
      int requestCountAbove,
      int uniqueUrlsAbove,
      int sampledUrls,
      int userAgents,
      List<String> keywords)
      implements Serializable {}

  /** Branch OSINT_Tool_Execution: the tools in the order in which a label is looked for. */
  public record Tools(Presentation presentation, List<Tool> names) implements Serializable {}

  /** One tool: the term to find, its label, and whether the query's case() has that label. */
  public record Tool(String term, String label, boolean labelledByQuery) implements Serializable {}

  /**
   * Branch Correlated_Reconnaissance.
   *
   * @param lookAround how far before a window's start and after its end an execution counts
   * @param deviceReportMaxAge how old a device report may be at the time of the execution
   * @param executionsPer10m how many executions of one address are listed for each 10 minutes
   */
  public record Correlation(
      boolean enabled,
      Presentation presentation,
      Duration lookAround,
      Duration deviceReportMaxAge,
      int executionsPer10m)
      implements Serializable {}

  /** Where a tool's label comes from. */
  public enum ToolLabels {
    /** The query's case() over the command line, else the FileName. */
    COMMAND_LINE,
    /** The tool's own label, found in FileName or else in the command line. */
    ANY
  }

  /** What becomes of a process event that was delivered twice. */
  public enum Duplicates {
    KEEP,
    DROP
  }

  /** Which source addresses count. */
  public enum Sources {
    /** Those that the query keeps. */
    QUERY,
    /** IPv4 and IPv6 outside the excluded ranges. */
    NETWORK
  }

  /**
   * A way to read the rule.
   *
   * @param exactUpTo distinct URLs are counted exactly up to this number
   * @param precision above it by an UltraLogLog of 2^precision bytes
   * @param ipv6PrefixLength one IPv6 source is one network of this length (NETWORK only)
   * @param excludedRanges sources kept out of the alerts (NETWORK only)
   */
  public record Profile(
      String name,
      ToolLabels toolLabels,
      Duplicates duplicates,
      Sources sources,
      int exactUpTo,
      int precision,
      int ipv6PrefixLength,
      List<Range> excludedRanges)
      implements Serializable {}

  /** An excluded network in CIDR notation, and why it is excluded. */
  public record Range(String range, String reason) implements Serializable {}
}

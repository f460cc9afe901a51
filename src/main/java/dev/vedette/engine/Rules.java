package dev.vedette.engine;

import dev.vedette.config.JobDefinition;
import dev.vedette.config.Problems;
import dev.vedette.detect.ExcludedRange;
import dev.vedette.detect.NetworkSourceRule;
import dev.vedette.detect.OsintTool;
import dev.vedette.detect.OsintToolRule;
import dev.vedette.detect.PartnerPageRule;
import dev.vedette.detect.QuerySourceRule;
import dev.vedette.detect.ScrapeStats;
import dev.vedette.detect.SourceRule;
import dev.vedette.detect.ToolLabels;
import java.util.List;

/** Makes the rules that a job's definition describes. */
public final class Rules {
  private final JobDefinition job;

  public Rules(JobDefinition job) {
    this.job = job;
  }

  /** Which URLs match. */
  public PartnerPageRule pages() {
    return new PartnerPageRule(job.scraping().keywords());
  }

  /** Which sources count. */
  public SourceRule sources() {
    JobDefinition.Profile profile = job.profile();
    return switch (profile.sources()) {
      case QUERY -> new QuerySourceRule();
      case NETWORK ->
          new NetworkSourceRule(
              profile.ipv6PrefixLength(),
              profile.excludedRanges().stream()
                  .map(range -> new ExcludedRange(range.range(), range.reason()))
                  .toList());
    };
  }

  /** Which processes are OSINT tools. */
  public OsintToolRule tools() {
    List<OsintTool> tools =
        job.tools().names().stream()
            .map(tool -> new OsintTool(tool.term(), tool.label(), tool.labelledByQuery()))
            .toList();
    return new OsintToolRule(
        tools,
        switch (job.profile().toolLabels()) {
          case COMMAND_LINE -> ToolLabels.COMMAND_LINE;
          case ANY -> ToolLabels.ANY;
        });
  }

  /** What {@link #tools} looks for: a process that has none of these terms is no tool. */
  List<String> toolTerms() {
    return job.tools().names().stream().map(JobDefinition.Tool::term).toList();
  }

  /** How windows are counted. */
  public ScrapeStats.Layout layout() {
    return new ScrapeStats.Layout(
        job.profile().exactUpTo(),
        job.profile().precision(),
        job.scraping().sampledUrls(),
        job.scraping().userAgents());
  }

  /** Notes what the rules would refuse in a definition that is otherwise well-formed. */
  public static void check(JobDefinition job, String where, Problems problems) {
    Rules rules = new Rules(job);
    note(rules::pages, where + ": scraping.keywords", problems);
    note(rules::tools, where + ": tools.names", problems);
    String ranges = where + ": profiles." + job.profile().name() + ".excluded-ranges";
    for (JobDefinition.Range range : job.profile().excludedRanges()) {
      note(() -> new ExcludedRange(range.range(), range.reason()), ranges, problems);
    }
  }

  private static void note(Runnable made, String where, Problems problems) {
    try {
      made.run();
    } catch (IllegalArgumentException e) {
      problems.add(where, e.getMessage());
    }
  }
}

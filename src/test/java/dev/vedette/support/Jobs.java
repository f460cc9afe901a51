package dev.vedette.support;

import dev.vedette.config.JobDefinition;
import dev.vedette.config.JobDefinitionReader;
import dev.vedette.config.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The job that comes with Vedette, and others like it. */
public final class Jobs {
  private Jobs() {}

  /** The one that comes with Vedette. */
  public static JobDefinition of(String profile) {
    try {
      return JobDefinitionReader.fromJar(JobDefinitionReader.DEFAULT_JOB, profile, new Problems());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with other keywords. */
  public static JobDefinition withKeywords(String profile, List<String> keywords) {
    JobDefinition job = of(profile);
    JobDefinition.Scraping s = job.scraping();
    return new JobDefinition(
        job.id(),
        job.ruleVersion(),
        job.techniques(),
        job.tactics(),
        new JobDefinition.Scraping(
            s.presentation(),
            s.window(),
            s.requestCountAbove(),
            s.uniqueUrlsAbove(),
            s.sampledUrls(),
            s.userAgents(),
            keywords),
        job.tools(),
        job.correlation(),
        job.profile());
  }
}

package dev.vedette;

import dev.vedette.config.JobDefinition;
import dev.vedette.config.JobDefinition.Duplicates;
import dev.vedette.config.JobDefinition.Presentation;
import dev.vedette.config.RunConfig;
import dev.vedette.config.RunConfig.EventTimeSettings;
import dev.vedette.config.RunConfig.Mode;
import dev.vedette.correlate.CorrelateFunction;
import dev.vedette.correlate.CorrelatedAlerts;
import dev.vedette.correlate.LocateFunction;
import dev.vedette.detect.DropDuplicatesFunction;
import dev.vedette.detect.PreAggregateOperator;
import dev.vedette.detect.ScrapeAlerts;
import dev.vedette.detect.ScrapeBatchOperator;
import dev.vedette.detect.ScrapeLimits;
import dev.vedette.detect.ScrapeWindowFunction;
import dev.vedette.detect.ToolAlerts;
import dev.vedette.engine.Rules;
import dev.vedette.engine.SourceAddress;
import dev.vedette.model.Input;

/** Turns configuration into the functions of the {@link Pipeline}. */
public record PipelineSettings(JobDefinition job, RunConfig run) {
  private static final int PRE_AGGREGATED_WINDOWS = 10_000;
  private static final long FLUSH_MILLIS = 100;

  boolean streaming() {
    return run.mode() == Mode.STREAMING;
  }

  ScrapeWindowFunction scrapeWindowFunction() {
    ScrapeWindowFunction.Emission emission =
        new ScrapeWindowFunction.Emission(
            eventTime().updateInterval().toMillis(), latenessMillis());
    return new ScrapeWindowFunction(
        scrapeAlerts(), scrapeLimits(), new Rules(job).layout(), emission);
  }

  ScrapeBatchOperator scrapeBatchOperator() {
    return new ScrapeBatchOperator(scrapeAlerts(), scrapeLimits(), new Rules(job).layout());
  }

  private ScrapeAlerts scrapeAlerts() {
    Presentation shown = job.scraping().presentation();
    return new ScrapeAlerts(
        shown.title(),
        shown.severity(),
        shown.confidence(),
        job.techniques(),
        job.tactics(),
        windowMillis(),
        job.profile().name(),
        job.ruleVersion());
  }

  private ScrapeLimits scrapeLimits() {
    return new ScrapeLimits(job.scraping().requestCountAbove(), job.scraping().uniqueUrlsAbove());
  }

  /**
   * Only messages come one by one. In batch mode a large piece of a file has added its requests up;
   * in streaming mode over files every request is sent on its own, so that an alert is written at
   * exactly the request that passes the limit, whatever the hour.
   */
  boolean preAggregates() {
    return run.isUnbounded();
  }

  PreAggregateOperator preAggregateOperator() {
    return new PreAggregateOperator(PRE_AGGREGATED_WINDOWS, FLUSH_MILLIS);
  }

  ToolAlerts toolAlerts() {
    Presentation shown = job.tools().presentation();
    return new ToolAlerts(
        shown.title(),
        shown.severity(),
        shown.confidence(),
        job.techniques(),
        job.tactics(),
        job.profile().name(),
        job.ruleVersion());
  }

  boolean dropsDuplicates() {
    return job.profile().duplicates() == Duplicates.DROP;
  }

  DropDuplicatesFunction dropDuplicatesFunction() {
    return new DropDuplicatesFunction(streaming());
  }

  /**
   * Whether there are inputs from endpoints: process events or device reports. Starting their
   * stages for nothing is felt in a short run over web requests. A stream keeps them, so that its
   * state fits a later run with other inputs.
   */
  boolean readsEndpoints() {
    return run.isUnbounded()
        || run.inputs().containsKey(Input.PROCESS)
        || run.inputs().containsKey(Input.DEVICES);
  }

  /**
   * A stream keeps the branch even where it can find nothing, so that its state fits a later run
   * with other inputs.
   */
  boolean correlates() {
    boolean mayFind = run.isUnbounded() || run.inputs().containsKey(Input.PROCESS);
    return job.correlation().enabled() && run.correlate() && mayFind;
  }

  LocateFunction locateFunction() {
    return new LocateFunction(
        new LocateFunction.Waits(
            job.correlation().deviceReportMaxAge().toMillis(), latenessMillis()));
  }

  CorrelateFunction correlateFunction() {
    Presentation shown = job.correlation().presentation();
    return new CorrelateFunction(
        new CorrelatedAlerts(shown.title(), shown.severity(), shown.confidence()),
        new CorrelateFunction.Reach(
            streaming(),
            windowMillis(),
            job.correlation().lookAround().toMillis(),
            latenessMillis(),
            job.correlation().executionsPer10m()));
  }

  SourceAddress sourceAddress() {
    return new SourceAddress(job);
  }

  private EventTimeSettings eventTime() {
    return run.eventTime();
  }

  private long windowMillis() {
    return job.scraping().window().toMillis();
  }

  /** In batch mode all is read before anything is decided, so that nothing is late. */
  private long latenessMillis() {
    return streaming() ? eventTime().allowedLateness().toMillis() : 0;
  }
}

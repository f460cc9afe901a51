package dev.vedette;

import dev.vedette.correlate.CorrelateStage;
import dev.vedette.detect.ScrapePartial;
import dev.vedette.detect.ScrapeStage;
import dev.vedette.detect.ToolStage;
import dev.vedette.engine.ReadStage;
import dev.vedette.engine.Reading;
import dev.vedette.model.Alert;
import dev.vedette.model.Input;
import dev.vedette.model.LateEvents;
import dev.vedette.model.Rejected;
import dev.vedette.model.Suppressed;
import dev.vedette.model.ToolExecution;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The whole flow, in batch and in streaming mode. A source hands over readings: what the engine
 * found in a piece of the input (bytes → record → row → match).
 *
 * <pre>
 * web     --read--> scrapes --(SourceIP, window)--> scraping alerts ---+----------------+
 * process --read--> tools --(duplicates)--> tool alerts ---------------|----------------+--> alerts
 *                     |                                                |                |
 * devices --read--> reports --(DeviceId)--> located executions --(address)--> correlated
 *
 * Unusable records, late events and suppressed alerts leave by their own outputs.
 * </pre>
 */
public final class Pipeline {
  private Pipeline() {}

  /** The inputs; one that is not configured is an empty stream. */
  public record Inputs(
      DataStream<Reading> web, DataStream<Reading> process, DataStream<Reading> devices) {}

  /** The outputs. */
  public record Results(
      DataStream<Alert> alerts,
      DataStream<Rejected> rejected,
      DataStream<Suppressed> suppressed,
      DataStream<LateEvents> late) {}

  /** Wires the stages. */
  public static Results wire(Inputs in, PipelineSettings settings) {
    ReadStage web = ReadStage.of(in.web(), Input.WEB);
    DataStream<ScrapePartial> scrapes =
        settings.preAggregates()
            ? ScrapeStage.preAggregated(web.scrapes(), settings.preAggregateOperator())
            : web.scrapes();
    ScrapeStage scraping =
        settings.streaming()
            ? ScrapeStage.bySourceAndWindow(scrapes, settings.scrapeWindowFunction())
            : ScrapeStage.atTheEnd(scrapes, settings.scrapeBatchOperator());
    DataStream<Alert> alerts = scraping.alerts();
    DataStream<Rejected> rejected = web.rejected();

    if (settings.readsEndpoints()) {
      ReadStage process = ReadStage.of(in.process(), Input.PROCESS);
      ReadStage devices = ReadStage.of(in.devices(), Input.DEVICES);
      rejected = rejected.union(process.rejected(), devices.rejected());
      DataStream<ToolExecution> tools =
          settings.dropsDuplicates()
              ? ToolStage.withoutDuplicates(process.tools(), settings.dropDuplicatesFunction())
              : process.tools();
      alerts = alerts.union(ToolStage.alerts(tools, settings.toolAlerts()));
      if (settings.correlates()) {
        // All deliveries: one that names the address must not be lost behind one that does not.
        DataStream<ToolExecution> located =
            CorrelateStage.located(process.tools(), devices.devices(), settings.locateFunction());
        alerts =
            alerts.union(
                CorrelateStage.byAddress(
                    scraping.alerts(),
                    settings.sourceAddress(),
                    located,
                    settings.correlateFunction()));
      }
    }
    return new Results(alerts, rejected, scraping.suppressed(), scraping.late());
  }
}

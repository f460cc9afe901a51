package dev.vedette.detect;

import dev.vedette.model.Alert;
import dev.vedette.model.LateEvents;
import dev.vedette.model.Suppressed;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.ManagedMemoryUseCase;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.transformations.PartitionTransformation;
import org.apache.flink.streaming.api.transformations.StreamExchangeMode;
import org.apache.flink.streaming.runtime.partitioner.CustomPartitionerWrapper;

/** Partner_Page_Scraping: its alerts, and what did not become one. */
public record ScrapeStage(
    DataStream<Alert> alerts, DataStream<Suppressed> suppressed, DataStream<LateEvents> late) {

  /** Adds up what belongs to one window before it is sent there. */
  public static DataStream<ScrapePartial> preAggregated(
      DataStream<ScrapePartial> scrapes, PreAggregateOperator operator) {
    return scrapes
        .transform("pre-aggregate", TypeInformation.of(ScrapePartial.class), operator)
        .uid("detect-pre-aggregate")
        .name("detect-pre-aggregate");
  }

  /** Counts requests in tumbling windows of event time, keyed by SourceIP. */
  public static ScrapeStage bySourceAndWindow(
      DataStream<ScrapePartial> scrapes, ScrapeWindowFunction function) {
    return of(
        scrapes
            .keyBy(ScrapePartial::key, TypeInformation.of(WindowKey.class))
            .process(function, TypeInformation.of(Alert.class)));
  }

  /**
   * The same at the end of a bounded input. Here Flink would write what is sent to a window into
   * files and sort it by key; it is sent at once, to an operator that does without.
   */
  public static ScrapeStage atTheEnd(
      DataStream<ScrapePartial> scrapes, ScrapeBatchOperator operator) {
    DataStream<ScrapePartial> sent =
        new DataStream<>(
            scrapes.getExecutionEnvironment(),
            new PartitionTransformation<>(
                scrapes.getTransformation(),
                new CustomPartitionerWrapper<>(WindowHash::channel, WindowHash::of),
                StreamExchangeMode.PIPELINED));
    SingleOutputStreamOperator<Alert> alerts =
        sent.transform("scrape-windows", TypeInformation.of(Alert.class), operator);
    alerts
        .getTransformation()
        .declareManagedMemoryUseCaseAtOperatorScope(
            ManagedMemoryUseCase.OPERATOR, ScrapeBatchOperator.MANAGED_MIB);
    return of(alerts);
  }

  private static ScrapeStage of(SingleOutputStreamOperator<Alert> alerts) {
    alerts.uid("detect-scraping").name("detect-scraping");
    return new ScrapeStage(
        alerts,
        alerts.getSideOutput(ScrapeWindowFunction.SUPPRESSED),
        alerts.getSideOutput(ScrapeWindowFunction.LATE));
  }
}

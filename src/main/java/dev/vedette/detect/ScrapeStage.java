package dev.vedette.detect;

import dev.vedette.model.Alert;
import dev.vedette.model.LateEvents;
import dev.vedette.model.Suppressed;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

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
      DataStream<ScrapePartial> scrapes,
      TypeInformation<WindowKey> keys,
      ScrapeWindowFunction function) {
    SingleOutputStreamOperator<Alert> alerts =
        scrapes
            .keyBy(ScrapePartial::key, keys)
            .process(function, TypeInformation.of(Alert.class))
            .uid("detect-scraping")
            .name("detect-scraping");
    return new ScrapeStage(
        alerts,
        alerts.getSideOutput(ScrapeWindowFunction.SUPPRESSED),
        alerts.getSideOutput(ScrapeWindowFunction.LATE));
  }
}

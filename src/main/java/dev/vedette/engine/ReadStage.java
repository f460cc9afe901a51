package dev.vedette.engine;

import dev.vedette.detect.ScrapePartial;
import dev.vedette.model.DeviceReport;
import dev.vedette.model.Input;
import dev.vedette.model.Rejected;
import dev.vedette.model.ToolExecution;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** What one input holds, as streams. */
public record ReadStage(
    DataStream<ScrapePartial> scrapes,
    DataStream<ToolExecution> tools,
    DataStream<DeviceReport> devices,
    DataStream<Rejected> rejected) {

  /** Takes the readings of an input apart. */
  public static ReadStage of(DataStream<Reading> readings, Input input) {
    String uid = "read-" + input.text();
    SingleOutputStreamOperator<ScrapePartial> scrapes =
        readings
            .process(new ReadFunction(input), TypeInformation.of(ScrapePartial.class))
            .uid(uid)
            .name(uid);
    return new ReadStage(
        scrapes,
        scrapes.getSideOutput(ReadFunction.TOOLS),
        scrapes.getSideOutput(ReadFunction.DEVICES),
        scrapes.getSideOutput(ReadFunction.REJECTED));
  }
}

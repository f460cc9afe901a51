package dev.vedette.engine;

import dev.vedette.detect.ScrapePartial;
import dev.vedette.metrics.Tally;
import dev.vedette.model.Counters;
import dev.vedette.model.DeviceReport;
import dev.vedette.model.Input;
import dev.vedette.model.RejectReason;
import dev.vedette.model.Rejected;
import dev.vedette.model.ToolExecution;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Takes readings apart into the streams of what was found, and keeps the accounts of the input. */
public final class ReadFunction extends ProcessFunction<Reading, ScrapePartial> {
  /** Process events that name a tool. */
  public static final OutputTag<ToolExecution> TOOLS =
      new OutputTag<>("tools", TypeInformation.of(ToolExecution.class));

  /** Device reports. */
  public static final OutputTag<DeviceReport> DEVICES =
      new OutputTag<>("devices", TypeInformation.of(DeviceReport.class));

  /** Records that cannot be used. */
  public static final OutputTag<Rejected> REJECTED =
      new OutputTag<>("rejected", TypeInformation.of(Rejected.class));

  private final Input input;

  private transient Tally bytes;
  private transient Tally read;
  private transient Tally unmatched;
  private transient Tally excluded;
  private transient Tally used;
  private transient Tally rejected;
  private transient Map<RejectReason, Tally> rejectedFor;

  public ReadFunction(Input input) {
    this.input = input;
  }

  @Override
  public void open(OpenContext context) {
    RuntimeContext runtime = getRuntimeContext();
    bytes = Tally.of(runtime, Counters.bytes(input));
    read = Tally.of(runtime, Counters.read(input));
    unmatched = Tally.of(runtime, Counters.unmatched(input));
    excluded = Tally.of(runtime, Counters.excluded(input));
    used = Tally.of(runtime, Counters.used(input));
    rejected = Tally.of(runtime, Counters.rejected(input));
    rejectedFor = new EnumMap<>(RejectReason.class);
    for (RejectReason reason : RejectReason.values()) {
      rejectedFor.put(reason, Tally.of(runtime, Counters.rejected(input, reason)));
    }
  }

  @Override
  public void processElement(Reading reading, Context context, Collector<ScrapePartial> out) {
    bytes.add(reading.bytes());
    read.add(reading.read());
    unmatched.add(reading.unmatched());
    excluded.add(reading.excluded());
    used.add(reading.devices().size());
    rejected.add(reading.rejected().size());
    for (Rejected record : reading.rejected()) {
      rejectedFor.get(record.reason()).add(1);
      context.output(REJECTED, record);
    }
    reading.scrapes().forEach(out::collect);
    reading.tools().forEach(execution -> context.output(TOOLS, execution));
    reading.devices().forEach(report -> context.output(DEVICES, report));
  }
}

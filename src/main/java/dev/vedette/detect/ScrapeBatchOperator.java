package dev.vedette.detect;

import dev.vedette.metrics.Tally;
import dev.vedette.model.Alert;
import dev.vedette.model.Counters;
import dev.vedette.spill.SpillSpace;
import java.io.IOException;
import org.apache.flink.core.memory.ManagedMemoryUseCase;
import org.apache.flink.runtime.execution.Environment;
import org.apache.flink.runtime.memory.MemoryManager;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * The tumbling event-time window of Partner_Page_Scraping in batch mode: the final alerts that
 * {@link ScrapeWindowFunction} would write, once all input is read.
 *
 * <p>Nothing is sorted. Partials wait in sixteen parts by their window's hash, and their requests
 * are counted in a sketch; at the end only windows that may pass a limit are added up, part by
 * part. A part with more of them than memory may take is divided by sixteen again, as often as
 * needed.
 *
 * <p>Memory for each slot: {@value #MAX_TABLE_BYTES} bytes of accumulators, for each time that
 * parts are divided 4.5 MiB of sketches and pages, and Flink's managed memory before what waits is
 * written to disk. There is no state: a run over files that fails begins anew.
 */
public final class ScrapeBatchOperator extends AbstractStreamOperator<Alert>
    implements OneInputStreamOperator<ScrapePartial, Alert>, BoundedOneInput {
  private static final long serialVersionUID = 1;

  /** Its weight beside whatever else in the slot asks for managed memory. */
  static final int MANAGED_MIB = 128;

  private static final int MAX_TABLE_BYTES = 8 << 20;
  private static final int PARTS = 16;
  private static final int LOG2_COUNTERS = 18;
  private static final int LAST_LEVEL = 7;

  private final ScrapeAlerts alerts;
  private final ScrapeLimits limits;
  private final long neverPassed;
  private final int maxTableBytes;
  private final int log2Counters;

  private transient SpillSpace space;
  private transient WaitingPartials.PartialBytes bytes;
  private transient WaitingPartials[] parts;
  private transient Tally counted;
  private transient Tally opened;
  private transient Tally closed;
  private transient Tally promoted;
  private transient ScrapeRevisions revisions;

  public ScrapeBatchOperator(ScrapeAlerts alerts, ScrapeLimits limits, ScrapeStats.Layout layout) {
    this(alerts, limits, layout, MAX_TABLE_BYTES, LOG2_COUNTERS);
  }

  ScrapeBatchOperator(
      ScrapeAlerts alerts,
      ScrapeLimits limits,
      ScrapeStats.Layout layout,
      int maxTableBytes,
      int log2Counters) {
    this.alerts = alerts;
    this.limits = limits;
    // More may be more than the sketch's exact set holds, which is to be counted.
    neverPassed = Math.min(limits.neverPassed(), layout.exactUpTo());
    this.maxTableBytes = maxTableBytes;
    this.log2Counters = log2Counters;
  }

  @Override
  public void open() throws Exception {
    super.open();
    space = space();
    bytes = new WaitingPartials.PartialBytes();
    parts = newParts();
    counted = Tally.of(getRuntimeContext(), Counters.WEB_COUNTED);
    opened = Tally.of(getRuntimeContext(), Counters.WINDOWS_OPENED);
    closed = Tally.of(getRuntimeContext(), Counters.WINDOWS_CLOSED);
    promoted = Tally.of(getRuntimeContext(), Counters.SKETCHES_PROMOTED);
    revisions = new ScrapeRevisions(alerts, getRuntimeContext());
  }

  private SpillSpace space() {
    Environment environment = getContainingTask().getEnvironment();
    double share =
        getOperatorConfig()
            .getManagedMemoryFractionOperatorUseCaseOfSlot(
                ManagedMemoryUseCase.OPERATOR,
                environment.getJobConfiguration(),
                environment.getTaskManagerInfo().getConfiguration(),
                getUserCodeClassloader());
    MemoryManager memory = environment.getMemoryManager();
    int pages = share > 0 ? memory.computeNumberOfPages(share) : 0;
    return new SpillSpace(memory, pages, environment.getIOManager());
  }

  private WaitingPartials[] newParts() {
    WaitingPartials[] made = new WaitingPartials[PARTS];
    for (int i = 0; i < PARTS; i++) {
      made[i] = new WaitingPartials(space, bytes, log2Counters);
    }
    return made;
  }

  @Override
  public void processElement(StreamRecord<ScrapePartial> element) throws Exception {
    ScrapePartial partial = element.getValue();
    if (partial.suppressedBy() == null) {
      counted.add(partial.count());
    }
    long hash = WindowHash.of(partial);
    parts[WindowHash.part(hash, 0)].add(hash, partial);
  }

  @Override
  public void endInput() throws Exception {
    finish(parts, 0);
  }

  /** Of each part, {@code parts} being divided at that level, the windows. */
  private void finish(WaitingPartials[] divided, int level) throws IOException {
    for (int i = 0; i < divided.length; i++) {
      Part part = new Part(level);
      divided[i].drain(neverPassed, part);
      divided[i] = null;
      part.finish();
    }
  }

  /** The windows of a part, or those of its own parts when they were too many. */
  private final class Part implements WaitingPartials.Reader {
    private final int level;
    private WindowTable windows = new WindowTable();
    private WaitingPartials[] divided;

    Part(int level) {
      this.level = level;
    }

    @Override
    public void take(long hash, ScrapePartial partial) throws IOException {
      if (divided != null) {
        divided[WindowHash.part(hash, level + 1)].add(hash, partial);
        return;
      }
      windows.add(partial);
      if (windows.bytes() > maxTableBytes && windows.size() > 1 && level < LAST_LEVEL) {
        divided = newParts();
        for (ScrapePartial window : windows.partials()) {
          long windowHash = WindowHash.of(window);
          divided[WindowHash.part(windowHash, level + 1)].add(windowHash, window);
        }
        windows = null;
      }
    }

    void finish() throws IOException {
      if (divided != null) {
        ScrapeBatchOperator.this.finish(divided, level + 1);
        return;
      }
      for (ScrapePartial window : windows.partials()) {
        // It may be here for another's requests. What has so few need not be looked into.
        if (window.count() > neverPassed) {
          opened.add(1);
          closed.add(1);
          tell(window);
        }
      }
    }
  }

  private void tell(ScrapePartial window) {
    ScrapeStats stats = window.stats();
    if (!stats.uniqueUrlsExact()) {
      promoted.add(1);
    }
    if (limits.passed(stats.count(), stats.uniqueUrls())) {
      ScrapeWindow told = new ScrapeWindow(stats, window.suppressedBy(), 0, 0, 0).told(true);
      revisions.write(
          window.key(),
          told,
          true,
          alert -> output.collect(new StreamRecord<>(alert)),
          of -> output.collect(ScrapeWindowFunction.SUPPRESSED, new StreamRecord<>(of)));
    }
  }

  @Override
  public void close() throws Exception {
    try {
      if (space != null) {
        space.close();
      }
    } finally {
      super.close();
    }
  }
}

package dev.vedette.engine;

import dev.vedette.detect.PartialTable;
import dev.vedette.detect.ScrapeStats;
import dev.vedette.detect.Source;
import dev.vedette.model.DeviceReport;
import dev.vedette.model.Rejected;
import dev.vedette.model.SuppressedBy;
import dev.vedette.model.ToolExecution;
import dev.vedette.sketch.Utf8Text;
import java.util.ArrayList;
import java.util.List;

/** Collects what a piece of an input holds. Requests of one window are added up on the spot. */
public final class ReadingBuilder {
  // Bounds of what one reading holds: some wait between a reader and its task.
  private static final int MOST_WINDOWS = 10_000;
  private static final int MOST_EXECUTIONS = 1024;
  private static final int MOST_REPORTS = 64 * 1024;
  private static final int MOST_REJECTIONS = 64;
  private static final long MOST_TEXT = 16 << 20;

  private final PartialTable scrapes;
  private final List<ToolExecution> tools = new ArrayList<>();
  private final List<DeviceReport> devices = new ArrayList<>();
  private final List<Rejected> rejected = new ArrayList<>();
  private long read;
  private long unmatched;
  private long excluded;
  private long text;
  private long minTime = Long.MAX_VALUE;
  private long maxTime = Long.MIN_VALUE;

  public ReadingBuilder(ScrapeStats.Layout layout) {
    scrapes = new PartialTable(layout);
  }

  /** Counts a record that does not concern the rule. */
  void unmatched() {
    unmatched(1);
  }

  /** Counts several of them. */
  void unmatched(int records) {
    read += records;
    unmatched += records;
  }

  /** Counts a matching request whose source is left out without a trace in the ledger. */
  void excluded() {
    read++;
    excluded++;
  }

  /** Takes in a record that cannot be used. */
  void reject(Rejected record) {
    read++;
    rejected.add(record);
  }

  /** Takes in a matching request; {@code suppressedBy} null: its source may alert. */
  void scrape(
      String source,
      long windowStart,
      SuppressedBy suppressedBy,
      long time,
      String url,
      String userAgent,
      List<String> keywords) {
    count(suppressedBy);
    text += url.length() + userAgent.length();
    scrapes.add(source, windowStart, suppressedBy, time, url, userAgent, keywords);
  }

  /** The same, of texts that are still in their bytes. */
  void scrape(
      Source source,
      long windowStart,
      long time,
      Utf8Text url,
      Utf8Text userAgent,
      List<String> keywords) {
    count(source.suppressedBy());
    text += url.length() + userAgent.length();
    scrapes.add(source, windowStart, time, url, userAgent, keywords);
  }

  private void count(SuppressedBy suppressedBy) {
    read++;
    if (suppressedBy != null) {
      excluded++;
    }
  }

  /** Takes in a process event that names a tool. */
  void tool(ToolExecution execution) {
    read++;
    text += execution.processCommandLine().length();
    text += execution.initiatingProcessCommandLine().length();
    tools.add(execution);
  }

  /** Takes in a device report. */
  void device(DeviceReport report) {
    read++;
    devices.add(report);
  }

  /** Notes the event time of a record, whether it matches or not. */
  void time(long time) {
    minTime = Math.min(minTime, time);
    maxTime = Math.max(maxTime, time);
  }

  /** Oldest event time noted; {@code Long.MAX_VALUE}: none. */
  public long minTime() {
    return minTime;
  }

  /** Number of records so far. */
  public long read() {
    return read;
  }

  /** Whether something was found that should not wait for the end of the piece. */
  boolean hasFindings() {
    return scrapes.size() > 0 || !tools.isEmpty() || !devices.isEmpty();
  }

  /**
   * Whether it holds so much that the reading should end here. What a request adds to an
   * accumulator is at most its texts and some bytes.
   */
  boolean isFull() {
    return scrapes.size() >= MOST_WINDOWS
        || tools.size() >= MOST_EXECUTIONS
        || devices.size() >= MOST_REPORTS
        || rejected.size() >= MOST_REJECTIONS
        || text >= MOST_TEXT;
  }

  /** All that was collected. */
  public Reading build(long bytes, long holdUntil) {
    return new Reading(
        scrapes.partials(),
        List.copyOf(tools),
        List.copyOf(devices),
        List.copyOf(rejected),
        bytes,
        read,
        unmatched,
        excluded,
        maxTime,
        holdUntil);
  }
}

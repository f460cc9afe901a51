package dev.vedette.engine;

import dev.vedette.config.JobDefinition;
import dev.vedette.detect.ScrapeStats;
import dev.vedette.model.Input;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;

/**
 * Opens inputs for reading by the rule.
 *
 * @param job the rule
 * @param input which of the inputs is read
 * @param maxRecordBytes longer records are rejected
 * @param times what is done with event times
 */
public record Engine(JobDefinition job, Input input, int maxRecordBytes, TimePolicy times)
    implements Serializable {

  /**
   * Starts to read.
   *
   * @param in the input, decompressed: of lines from {@code from} on, of a document from its
   *     beginning
   * @param origin what rejections and errors call the input
   * @param from where to take up reading, in bytes
   * @param holdUntil passed on in each {@link Reading}
   */
  public PieceReader open(InputStream in, Layout layout, String origin, long from, long holdUntil)
      throws IOException {
    RecordCutter cutter = cutter(in, layout, from);
    return new PlainPieceReader(
        cutter, interpreter(layout), input, statsLayout(), origin, holdUntil, times.tracked());
  }

  /** The oldest event time in the first bytes of an input; {@code Long.MAX_VALUE}: none there. */
  public long firstTime(InputStream head, Layout layout) throws IOException {
    RecordCutter cutter = cutter(head, layout, 0);
    RecordInterpreter interpreter =
        new Engine(job, input, maxRecordBytes, TimePolicy.FILES).interpreter(layout);
    ReadingBuilder found = new ReadingBuilder(statsLayout());
    while (cutter.next()) {
      if (cutter.fault() == null) {
        interpreter.interpret(cutter.bytes(), cutter.start(), cutter.length(), "", 0, found);
      }
    }
    return found.minTime();
  }

  /** Whether the job is one of streaming mode. */
  public boolean streaming() {
    return times.tracked();
  }

  /** How windows are counted. */
  public ScrapeStats.Layout statsLayout() {
    return new Rules(job).layout();
  }

  private RecordCutter cutter(InputStream in, Layout layout, long from) throws IOException {
    if (layout != Layout.JSON_DOCUMENT) {
      return new LineCutter(in, from, maxRecordBytes);
    }
    JsonDocumentCutter cutter = new JsonDocumentCutter(in, 0, maxRecordBytes);
    while (cutter.nextOffset() < from && cutter.next()) {
      // These records were read before.
    }
    return cutter;
  }

  /** The interpreter of this input's records; one for each reader, as it is not thread-safe. */
  public RecordInterpreter interpreter(Layout layout) {
    Rules rules = new Rules(job);
    EventTimes eventTimes = new EventTimes(times);
    return switch (input) {
      case WEB -> web(layout, rules, eventTimes);
      case PROCESS -> new ProcessRowInterpreter(rules.tools(), rules.sources(), eventTimes);
      case DEVICES -> new DeviceRowInterpreter(rules.sources(), eventTimes);
    };
  }

  private RecordInterpreter web(Layout layout, Rules rules, EventTimes eventTimes) {
    WebRequests requests =
        new WebRequests(
            rules.pages(), rules.sources(), job.scraping().window().toMillis(), eventTimes);
    return switch (layout) {
      case JSON_LINES, JSON_DOCUMENT -> new WebRowInterpreter(requests);
      case ACCESS_LOG_LINES -> new AccessLogInterpreter(requests);
    };
  }
}

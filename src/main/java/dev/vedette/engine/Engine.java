package dev.vedette.engine;

import dev.vedette.config.JobDefinition;
import dev.vedette.detect.KeywordScan;
import dev.vedette.detect.ScrapeStats;
import dev.vedette.detect.TermScan;
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
 * @param prefilter whether records are read in the fast way, which does not read those that cannot
 *     match; otherwise in the plain way
 */
public record Engine(
    JobDefinition job, Input input, int maxRecordBytes, TimePolicy times, boolean prefilter)
    implements Serializable {

  /**
   * Starts to read.
   *
   * @param in the input, decompressed: of lines from where the section starts, of a document from
   *     its beginning
   * @param origin what rejections and errors call the input
   * @param section what is to be read; a document can only be read to its end
   * @param holdUntil passed on in each {@link Reading}
   */
  public PieceReader open(
      InputStream in, Layout layout, String origin, Section section, long holdUntil)
      throws IOException {
    return open(in, layout, origin, section, holdUntil, rememberedSources());
  }

  /**
   * The same, one input after the other.
   *
   * @param sources {@link #rememberedSources} of whoever reads them
   */
  public PieceReader open(
      InputStream in,
      Layout layout,
      String origin,
      Section section,
      long holdUntil,
      RememberedSources sources)
      throws IOException {
    RecordReading reading =
        prefilter ? fast(in, layout, section, sources) : plain(in, layout, section);
    return new PlainPieceReader(
        reading.cutter(),
        reading.interpreter(),
        input,
        statsLayout(),
        origin,
        holdUntil,
        times.tracked());
  }

  /** What is to be kept from input to input; one for each reader. */
  public RememberedSources rememberedSources() {
    return new RememberedSources(new Rules(job).sources());
  }

  private record RecordReading(RecordCutter cutter, RecordInterpreter interpreter) {}

  private RecordReading plain(InputStream in, Layout layout, Section section) throws IOException {
    return new RecordReading(cutter(in, layout, section), interpreter(layout));
  }

  private RecordReading fast(
      InputStream in, Layout layout, Section section, RememberedSources sources)
      throws IOException {
    return input == Input.WEB && layout != Layout.JSON_DOCUMENT
        ? fastWeb(in, layout, section, sources)
        : new RecordReading(cutter(in, layout, section), fastInterpreter(layout, sources));
  }

  /** In streaming mode every record's time moves the watermark, so that none can be skipped. */
  private RecordReading fastWeb(
      InputStream in, Layout layout, Section section, RememberedSources sources) {
    KeywordScan keywords = new KeywordScan(job.scraping().keywords());
    RecordInterpreter records = fastWebInterpreter(layout, keywords, sources);
    if (times.tracked() || !keywords.usable()) {
      return new RecordReading(new LineCutter(in, section, maxRecordBytes), records);
    }
    boolean json = layout == Layout.JSON_LINES;
    LineForm form = json ? LineForm.jsonObject() : LineForm.accessLogLine();
    LineScan scan = new LineScan(keywords, json);
    LineSkipper skipper =
        NativeLineSkipper.canLookFor(keywords)
            ? new NativeLineSkipper(keywords, json)
            : new JavaLineSkipper(scan, form);
    ScanningLineCutter lines = new ScanningLineCutter(in, section, maxRecordBytes, scan, skipper);
    return new RecordReading(lines, new SkippingInterpreter(lines, form, records));
  }

  private RecordInterpreter fastInterpreter(Layout layout, RememberedSources sources) {
    return switch (input) {
      case WEB -> fastWebInterpreter(layout, new KeywordScan(job.scraping().keywords()), sources);
      case PROCESS -> fastProcessInterpreter();
      case DEVICES -> fastDeviceInterpreter();
    };
  }

  private RecordInterpreter fastDeviceInterpreter() {
    DeviceRowInterpreter plain = deviceRows();
    return new FlatInterpreter(new FlatDeviceRows(plain), plain);
  }

  /** Names that cannot be looked for in bytes are left to the plain interpreter altogether. */
  private RecordInterpreter fastProcessInterpreter() {
    TermScan tools = new TermScan(new Rules(job).toolTerms());
    return tools.usable()
        ? new FlatInterpreter(new FlatProcessRows(tools, new EventTimes(times)), rows())
        : rows();
  }

  private RecordInterpreter fastWebInterpreter(
      Layout layout, KeywordScan keywords, RememberedSources sources) {
    long windowMillis = job.scraping().window().toMillis();
    EventTimes eventTimes = new EventTimes(times);
    WebRequests requests =
        new WebRequests(keywords::matched, new Rules(job).sources(), windowMillis, eventTimes);
    FlatWebRequests flat = new FlatWebRequests(keywords, sources, windowMillis);
    return layout == Layout.ACCESS_LOG_LINES
        ? new FlatAccessLogInterpreter(flat, eventTimes, new AccessLogInterpreter(requests))
        : new FlatInterpreter(new FlatWebRows(flat, eventTimes), new WebRowInterpreter(requests));
  }

  /** The oldest event time in the first bytes of an input; {@code Long.MAX_VALUE}: none there. */
  public long firstTime(InputStream head, Layout layout) throws IOException {
    RecordCutter cutter = cutter(head, layout, Section.WHOLE);
    RecordInterpreter interpreter =
        new Engine(job, input, maxRecordBytes, TimePolicy.FILES, false).interpreter(layout);
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

  private RecordCutter cutter(InputStream in, Layout layout, Section section) throws IOException {
    if (layout != Layout.JSON_DOCUMENT) {
      return new LineCutter(in, section, maxRecordBytes);
    }
    JsonDocumentCutter cutter = new JsonDocumentCutter(in, 0, maxRecordBytes);
    while (cutter.nextOffset() < section.from() && cutter.next()) {
      // These records were read before.
    }
    return cutter;
  }

  /** The interpreter of messages, each a record; one for each reader, as it is not thread-safe. */
  public RecordInterpreter messages(Layout layout) {
    return prefilter ? fastInterpreter(layout, rememberedSources()) : interpreter(layout);
  }

  /** The interpreter of this input's records; one for each reader, as it is not thread-safe. */
  private RecordInterpreter interpreter(Layout layout) {
    return layout == Layout.ACCESS_LOG_LINES
        ? new AccessLogInterpreter(webRequests(new Rules(job), new EventTimes(times)))
        : rows();
  }

  /** The plain interpreter of this input's rows, however they are stored. */
  RowInterpreter rows() {
    Rules rules = new Rules(job);
    EventTimes eventTimes = new EventTimes(times);
    return switch (input) {
      case WEB -> new WebRowInterpreter(webRequests(rules, eventTimes));
      case PROCESS -> new ProcessRowInterpreter(rules.tools(), rules.sources(), eventTimes);
      case DEVICES -> deviceRows();
    };
  }

  private DeviceRowInterpreter deviceRows() {
    return new DeviceRowInterpreter(new Rules(job).sources(), new EventTimes(times));
  }

  private WebRequests webRequests(Rules rules, EventTimes eventTimes) {
    return new WebRequests(
        rules.pages()::matched, rules.sources(), job.scraping().window().toMillis(), eventTimes);
  }
}

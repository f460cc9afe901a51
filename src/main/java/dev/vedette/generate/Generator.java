package dev.vedette.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes a set of inputs in a folder. */
public final class Generator {
  private static final int SCRAPING = 1;
  private static final int TRAFFIC = 2;
  private static final int DAMAGE = 3;
  private static final int COLUMNS = 4;
  private static final int PROCESS = 5;

  private final Settings settings;
  private final Sources sources;
  private final Scraping scraping;
  private final Truth truth;

  public Generator(Settings settings) {
    this.settings = settings;
    this.sources = new Sources(settings.sources(), settings.seed());
    this.scraping = Scraping.plan(settings, random(SCRAPING));
    this.truth = new Truth(sources);
  }

  private Random64 random(int stream) {
    return new Random64(settings.seed(), stream);
  }

  /**
   * Writes all files into a folder that exists.
   *
   * @return how many bytes of web requests there are, before compression
   */
  public long writeTo(Path folder) throws IOException {
    writeWeb(folder);
    Endpoints endpoints = new Endpoints(settings, sources, scraping.scrapers());
    if (settings.process() > 0) {
      ProcessEvents events = new ProcessEvents(settings, endpoints, random(PROCESS));
      write(folder.resolve("process.ndjson"), rows -> events.write(rows, truth));
    }
    if (settings.devices() > 0) {
      DeviceReports reports = new DeviceReports(settings, endpoints);
      write(folder.resolve("devices.ndjson"), rows -> reports.write(rows, truth));
    }
    new TruthFile(settings, sources, truth, scraping.scrapers())
        .write(folder.resolve("truth.json"));
    return truth.bytes;
  }

  private void writeWeb(Path folder) throws IOException {
    Traffic traffic = new Traffic(settings, scraping, random(TRAFFIC), random(DAMAGE));
    WebRows format =
        switch (settings.format()) {
          case JSON -> new SecurityLogRows(sources, random(COLUMNS), settings.shuffledKeys());
          case ACCESS_LOG -> new AccessLogRows(sources, random(COLUMNS));
        };
    WebRequest request = new WebRequest();
    RowBuffer rows = new RowBuffer();
    try (Parts parts = new Parts(folder, settings, rows)) {
      for (long i = 0; i < settings.events(); i++) {
        traffic.next(request);
        truth.count(request);
        parts.before(i);
        format.put(request, rows);
        rows.endRow();
      }
    }
    truth.bytes = rows.written();
  }

  @FunctionalInterface
  private interface Rows {
    void write(RowBuffer into) throws IOException;
  }

  private static void write(Path file, Rows content) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      RowBuffer rows = new RowBuffer();
      rows.to(out);
      content.write(rows);
      rows.flush();
    }
  }
}

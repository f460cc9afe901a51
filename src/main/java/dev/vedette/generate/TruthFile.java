package dev.vedette.generate;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes {@code truth.json}. */
final class TruthFile {
  private final Settings settings;
  private final Sources sources;
  private final Truth truth;
  private final int scrapers;

  TruthFile(Settings settings, Sources sources, Truth truth, int scrapers) {
    this.settings = settings;
    this.sources = sources;
    this.truth = truth;
    this.scrapers = scrapers;
  }

  void write(Path file) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8)) {
      // The same on every system, which the printer's own line ends are not.
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
      json.writeStartObject();
      settings(json);
      web(json);
      process(json);
      limits(json);
      alerts(json, "alerts", truth.windows.alerts());
      alerts(json, "alertsWithoutLate", truth.windowsInTime.alerts());
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private void settings(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("settings");
    json.writeNumberField("events", settings.events());
    json.writeNumberField("seed", settings.seed());
    json.writeNumberField("sources", settings.sources());
    json.writeNumberField("zipf", settings.zipf());
    json.writeNumberField("hot", settings.hot());
    json.writeNumberField("partner", settings.partner());
    json.writeNumberField("scrapers", settings.scrapers());
    json.writeStringField("start", settings.start().toString());
    json.writeStringField("span", settings.span().toString());
    json.writeNumberField("malformed", settings.malformed());
    json.writeNumberField("late", settings.late());
    json.writeNumberField("process", settings.process());
    json.writeNumberField("devices", settings.devices());
    json.writeStringField("format", text(settings.format()));
    json.writeStringField("keys", settings.shuffledKeys() ? "shuffled" : "ordered");
    json.writeNumberField("files", settings.files());
    json.writeStringField("compression", text(settings.compression()));
    json.writeEndObject();
  }

  private static String text(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void web(JsonGenerator json) throws IOException {
    Map<String, Long> reasons = new TreeMap<>();
    truth.malformed.forEach(
        (kind, count) -> reasons.merge(kind.reason(settings.format()), count, Long::sum));
    long malformed = sum(reasons);
    json.writeObjectFieldStart("web");
    json.writeNumberField("rows", truth.rows);
    json.writeNumberField("bytes", truth.bytes);
    json.writeNumberField("malformed", malformed);
    counts(json, "malformedByReason", reasons);
    json.writeNumberField("late", truth.late);
    json.writeNumberField("unmatched", truth.rows - malformed - truth.partner);
    json.writeNumberField("partner", truth.partner);
    json.writeNumberField("excluded", truth.partner - truth.counted);
    json.writeNumberField("counted", truth.counted);
    json.writeNumberField("countedLate", truth.countedLate);
    json.writeNumberField("scrapers", scrapers);
    json.writeEndObject();
  }

  private void process(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("process");
    json.writeNumberField("rows", truth.process);
    json.writeNumberField("toolExecutions", sum(truth.tools));
    counts(json, "tools", truth.tools);
    json.writeEndObject();
    json.writeObjectFieldStart("devices");
    json.writeNumberField("rows", truth.devices);
    json.writeEndObject();
  }

  private static void limits(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("limits");
    json.writeNumberField("windowSeconds", Windows.WINDOW_MILLIS / 1000);
    json.writeNumberField("requestsAbove", Windows.REQUESTS_ABOVE);
    json.writeNumberField("urlsAbove", Windows.URLS_ABOVE);
    json.writeEndObject();
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static void counts(JsonGenerator json, String name, Map<String, Long> counts)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Long> entry : counts.entrySet()) {
      json.writeNumberField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
  }

  private void alerts(JsonGenerator json, String name, List<ScrapingWindow> alerts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (ScrapingWindow alert : alerts) {
      json.writeStartObject();
      json.writeStringField("SourceIP", sources.text(alert.source()));
      json.writeStringField("WindowStart", Instant.ofEpochMilli(alert.startMillis()).toString());
      json.writeNumberField("RequestCount", alert.requests());
      json.writeNumberField("UniqueURLs", alert.urls());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}

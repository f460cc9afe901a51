package dev.vedette.cli;

import dev.vedette.config.ConfigException;
import dev.vedette.config.Problems;
import dev.vedette.generate.Compression;
import dev.vedette.generate.Generator;
import dev.vedette.generate.Settings;
import dev.vedette.generate.WebFormat;
import dev.vedette.sink.StagedOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vedette generate}: synthetic inputs for trials and measurements. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Makes synthetic inputs. The same options give the same bytes.",
      "",
      "DIR gets web.ndjson (or web.log), process.ndjson, devices.ndjson and truth.json, which says "
          + "what was made: rows, damaged and late ones, tool executions, and the windows in which "
          + "profile kql must alert, with their counts. A SHARE is a number from 0 to 1."
    },
    footer = {
      "",
      "Examples:",
      "  vedette generate --out trial",
      "  vedette detect --web trial/web.ndjson --process trial/process.ndjson \\",
      "                 --devices trial/devices.ndjson --profile kql --alerts alerts.ndjson",
      "  vedette generate --out skewed --events 20000000 --hot 0.5 --partner 0.95 --files 8"
    })
public final class GenerateCommand implements Callable<Integer> {
  @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder to make.")
  private Path out;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Web requests. Default: ${DEFAULT-VALUE}.")
  private long events;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "42",
      description = "Another seed makes other data of the same kind. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--sources",
      paramLabel = "N",
      defaultValue = "300000",
      description = "Distinct addresses to draw from. Default: ${DEFAULT-VALUE}.")
  private int sources;

  @Option(
      names = "--zipf",
      paramLabel = "EXPONENT",
      defaultValue = "1.05",
      description =
          "Of n sources by rank, each has requests as 1/rank^EXPONENT. Default: ${DEFAULT-VALUE}.")
  private double zipf;

  @Option(
      names = "--hot",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Share of all requests that one address sends. Default: ${DEFAULT-VALUE}.")
  private double hot;

  @Option(
      names = "--partner",
      paramLabel = "SHARE",
      defaultValue = "0.05",
      description = "Share of requests for partner pages. Default: ${DEFAULT-VALUE}.")
  private double partner;

  @Option(
      names = "--scrapers",
      paramLabel = "SHARE",
      defaultValue = "0.001",
      description = {
        "Share of sources that scrape, for some minutes up to three times, with at most 60 %% of the "
            + "requests for partner pages: when these run short, fewer sources scrape.",
        "Default: ${DEFAULT-VALUE}."
      })
  private double scrapers;

  @Option(
      names = "--start",
      paramLabel = "TIME",
      defaultValue = "2026-01-05T00:00:00Z",
      description = "When it begins. Default: ${DEFAULT-VALUE}.")
  private String start;

  @Option(
      names = "--hours",
      paramLabel = "H",
      defaultValue = "24",
      description = "How long it goes on. Default: ${DEFAULT-VALUE}.")
  private double hours;

  @Option(
      names = "--malformed",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Share of rows that cannot be used. Default: ${DEFAULT-VALUE}.")
  private double malformed;

  @Option(
      names = "--late",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = {
        "Share of rows that come two to six hours after their event; others come within three "
            + "minutes, most within four seconds. Default: ${DEFAULT-VALUE}."
      })
  private double late;

  @Option(
      names = "--process",
      paramLabel = "N",
      defaultValue = "10000",
      description = {
        "Process events; one in 200 names an OSINT tool. 0: no file. Default: ${DEFAULT-VALUE}."
      })
  private long process;

  @Option(
      names = "--devices",
      paramLabel = "N",
      defaultValue = "100",
      description = "Devices; each reports once an hour. 0: no file. Default: ${DEFAULT-VALUE}.")
  private int devices;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "json",
      description = "Of web requests: json or access-log. Default: ${DEFAULT-VALUE}.")
  private String format;

  /** The order of keys in JSON rows. */
  private enum Keys {
    ORDERED,
    SHUFFLED
  }

  @Option(
      names = "--keys",
      paramLabel = "ORDER",
      defaultValue = "ordered",
      description = {
        "Of JSON web requests: ordered, or shuffled anew every thousand rows.",
        "Default: ${DEFAULT-VALUE}."
      })
  private String keys;

  @Option(
      names = "--files",
      paramLabel = "K",
      description = "Web requests in K parts, web-000.ndjson and so on. Default: one web.ndjson.")
  private Integer files;

  @Option(
      names = "--compress",
      paramLabel = "HOW",
      defaultValue = "none",
      description = "Web requests: none, gz or zst. Default: ${DEFAULT-VALUE}.")
  private String compression;

  @Option(names = "--overwrite", description = "Replace DIR if this command made it.")
  private boolean overwrite;

  @Mixin private Debug debug;

  @Override
  public Integer call() throws Exception {
    debug.apply();
    Settings settings = settings();
    StagedOutput output = StagedOutput.of(out, UUID.randomUUID().toString().substring(0, 8));
    Thread cleanUp = new Thread(() -> discard(output), "discard-unfinished-outputs");
    Runtime.getRuntime().addShutdownHook(cleanUp);
    try {
      write(settings, output);
    } finally {
      Runtime.getRuntime().removeShutdownHook(cleanUp);
      discard(output);
    }
    return 0;
  }

  private void write(Settings settings, StagedOutput output) throws IOException {
    long begin = System.nanoTime();
    long bytes;
    try {
      Files.createDirectories(output.staging());
      bytes = new Generator(settings).writeTo(output.staging());
    } catch (IOException e) {
      throw new IOException("cannot write " + out + ": " + e.getMessage(), e);
    }
    // What stands there was judged before: it may be replaced.
    output.place(output.staging(), true);
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.err.printf(
        Locale.ROOT,
        "vedette: %d web requests, %.1f MB, in %s (%.1f s, %.0f MB/s)%n",
        settings.events(),
        bytes / 1e6,
        out,
        seconds,
        bytes / 1e6 / seconds);
  }

  private static void discard(StagedOutput output) {
    try {
      output.discard();
    } catch (IOException e) {
      System.err.println("vedette: could not remove an unfinished output: " + e.getMessage());
    }
  }

  private Settings settings() throws ConfigException {
    Problems problems = new Problems();
    Choice choice = new Choice(problems);
    Settings settings =
        new Settings(
            events,
            seed,
            sources,
            zipf,
            hot,
            partner,
            scrapers,
            start(problems),
            Duration.ofMillis((long) (hours * 3_600_000)),
            malformed,
            late,
            process,
            devices,
            choice.of("--format", format, List.of(WebFormat.values())),
            choice.of("--keys", keys, List.of(Keys.values())) == Keys.SHUFFLED,
            files == null ? 0 : files,
            choice.of("--compress", compression, List.of(Compression.values())));
    check(problems);
    String problem = GeneratedFolder.problem(out, overwrite);
    if (problem != null) {
      problems.add("--out", problem);
    }
    problems.throwIfAny();
    return settings;
  }

  private Instant start(Problems problems) {
    try {
      return Instant.parse(start);
    } catch (DateTimeParseException e) {
      problems.add("--start", "'" + start + "' must be a time such as 2026-01-05T00:00:00Z");
      return Instant.EPOCH;
    }
  }

  private void check(Problems problems) {
    whole("--events", events, 1, 100_000_000_000L, problems);
    whole("--sources", sources, hot > 0 ? 2 : 1, 16_000_000, problems);
    whole("--process", process, 0, 10_000_000_000L, problems);
    whole("--devices", devices, 0, 10_000_000, problems);
    if (files != null) {
      whole("--files", files, 1, events < 1 ? 1000 : Math.min(1000, events), problems);
    }
    between("--zipf", zipf, 0, 10, problems);
    between("--hours", hours, 0.01, 87_840, problems);
    between("--hot", hot, 0, 1, problems);
    between("--partner", partner, 0, 1, problems);
    between("--scrapers", scrapers, 0, 1, problems);
    between("--malformed", malformed, 0, 1, problems);
    between("--late", late, 0, 1, problems);
    if (malformed + late > 0.5) {
      problems.add("--malformed, --late", "their sum must be at most 0.5");
    }
  }

  private static void whole(String option, long value, long from, long to, Problems problems) {
    if (value < from || value > to) {
      problems.add(option, value + " must be from " + from + " to " + to);
    }
  }

  private static void between(
      String option, double value, double from, double to, Problems problems) {
    // Written so that NaN is a problem as well.
    if (!(value >= from && value <= to)) {
      problems.add(option, value + " must be from " + from + " to " + to);
    }
  }
}

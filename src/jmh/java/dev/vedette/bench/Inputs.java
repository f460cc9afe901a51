package dev.vedette.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vedette.config.JobDefinition;
import dev.vedette.config.JobDefinitionReader;
import dev.vedette.config.Problems;
import dev.vedette.generate.Compression;
import dev.vedette.generate.Generator;
import dev.vedette.generate.Settings;
import dev.vedette.generate.WebFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The generator's inputs, held in memory, and its numbers of what they hold. */
public final class Inputs {
  /** Rows of each input: web requests, process events, device reports. */
  public static final int ROWS = 20_000;

  private static final int HOURS = 20;
  private static final List<String> FILES =
      List.of("web.ndjson", "web.log", "process.ndjson", "devices.ndjson", "truth.json");

  private final byte[] web;
  private final byte[] process;
  private final byte[] devices;
  private final JsonNode truth;

  private Inputs(Path folder, String webFile) throws IOException {
    web = Files.readAllBytes(folder.resolve(webFile));
    process = Files.readAllBytes(folder.resolve("process.ndjson"));
    devices = Files.readAllBytes(folder.resolve("devices.ndjson"));
    truth = new ObjectMapper().readTree(folder.resolve("truth.json").toFile());
  }

  /** Always the same ones. */
  public static Inputs make(WebFormat format) throws IOException {
    Path folder = Files.createTempDirectory("vedette-bench");
    try {
      new Generator(settings(format)).writeTo(folder);
      return new Inputs(folder, format == WebFormat.JSON ? "web.ndjson" : "web.log");
    } finally {
      for (String file : FILES) {
        Files.deleteIfExists(folder.resolve(file));
      }
      Files.delete(folder);
    }
  }

  /** In the proportions that {@code vedette generate} has by default. */
  private static Settings settings(WebFormat format) {
    return new Settings(
        ROWS,
        42,
        ROWS * 3 / 10,
        1.05,
        0,
        0.05,
        0.001,
        Instant.parse("2026-01-05T00:00:00Z"),
        Duration.ofHours(HOURS),
        0,
        0,
        ROWS,
        ROWS / HOURS,
        format,
        false,
        0,
        Compression.NONE);
  }

  /** The job that comes with Vedette. */
  public static JobDefinition job() throws IOException {
    Problems problems = new Problems();
    JobDefinition job =
        JobDefinitionReader.fromJar(JobDefinitionReader.DEFAULT_JOB, "default", problems);
    Check.that("the job is read without problems", problems.none());
    return job;
  }

  /** Lines of web requests. */
  public byte[] web() {
    return web;
  }

  /** Lines of process events. */
  public byte[] process() {
    return process;
  }

  /** Lines of device reports. */
  public byte[] devices() {
    return devices;
  }

  /** How many of the web requests match. */
  public long partnerRequests() {
    return truth.get("web").get("partner").asLong();
  }

  /** How many of the process events name a tool. */
  public long toolExecutions() {
    return truth.get("process").get("toolExecutions").asLong();
  }
}

package dev.vedette.generate;

import java.time.Duration;
import java.time.Instant;

/**
 * What to make. The same settings give the same bytes.
 *
 * @param events web requests, damaged ones included
 * @param seed decides on everything else
 * @param sources distinct addresses to draw from
 * @param zipf exponent of the distribution of requests over sources
 * @param hot share of all requests that one more address sends
 * @param partner share of all requests that ask for partner pages
 * @param scrapers share of the sources that scrape partner pages
 * @param start when the first request was made
 * @param span how long it goes on
 * @param malformed share of damaged rows
 * @param late share of rows that reach the log two to six hours after their event
 * @param process process events
 * @param devices devices, each with a report an hour
 * @param format of the web requests
 * @param shuffledKeys whether the keys of rows change their order
 * @param files parts of the web requests, as after rotation; 0: one file without a number
 * @param compression of the web requests
 */
public record Settings(
    long events,
    long seed,
    int sources,
    double zipf,
    double hot,
    double partner,
    double scrapers,
    Instant start,
    Duration span,
    double malformed,
    double late,
    long process,
    int devices,
    WebFormat format,
    boolean shuffledKeys,
    int files,
    Compression compression) {}

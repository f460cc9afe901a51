package dev.vedette.model;

/**
 * Matching requests that came after their window was closed for good.
 *
 * @param sourceIp the window's source
 * @param windowStart start of the window, epoch milliseconds
 * @param windowEnd end of the window (exclusive), epoch milliseconds
 * @param count how many requests
 */
public record LateEvents(String sourceIp, long windowStart, long windowEnd, long count) {}

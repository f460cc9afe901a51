package dev.vedette.generate;

/**
 * What one source requested in one window.
 *
 * @param source its number
 * @param startMillis the window's start, in epoch milliseconds
 * @param requests for partner pages
 * @param urls distinct ones among them
 */
record ScrapingWindow(int source, long startMillis, int requests, int urls) {}

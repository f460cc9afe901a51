/**
 * Where the branches meet: finds the public address of each tool execution and joins it with the
 * scraping seen from that address.
 */
package dev.vedette.correlate;

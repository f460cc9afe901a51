/**
 * What the micro-benchmarks share. They stand in the packages of what they measure, and each checks
 * its results before it measures: a benchmark that does the wrong thing fails.
 */
package dev.vedette.bench;

/**
 * Small mergeable summaries of what one source asked for: how many distinct values, and a few of
 * them. The one rule: a summary's content depends on the set of values alone, never on their order,
 * repetition or grouping, so that any parallelism, restart or replay gives the same alert. Only
 * this package knows the sketch library.
 */
package dev.vedette.sketch;

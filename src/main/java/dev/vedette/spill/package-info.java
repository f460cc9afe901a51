/**
 * Records in bytes that must wait for the end of the input: in Flink's managed memory as far as it
 * goes, then on disk. The one rule: memory is bounded by what the space was given and a page or two
 * of the heap for each log, and each record comes back once.
 */
package dev.vedette.spill;

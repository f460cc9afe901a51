/**
 * The outputs: alerts, the suppressed ledger, rejected records and late events as JSON lines or
 * Parquet.
 *
 * <p>Each kind of record is described once, by a list of {@link dev.vedette.sink.Field fields};
 * JSON and Parquet are both written from that list, so they cannot drift apart. The one rule: what
 * bears the name the user gave is whole. Everything is written next to it first, see {@link
 * dev.vedette.sink.StagedOutput}.
 */
package dev.vedette.sink;

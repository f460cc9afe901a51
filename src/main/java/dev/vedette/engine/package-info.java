/**
 * The path that every byte takes: bytes → record → row → match → accumulator, in plain Java and
 * without Flink. {@link dev.vedette.engine.PieceReader} is the narrow waist: a faster way to read
 * can take the place of {@link dev.vedette.engine.PlainPieceReader} without any change to the
 * topology, and the plain one stays as what the fast one is checked against.
 */
package dev.vedette.engine;

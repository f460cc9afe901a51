/**
 * The path that every byte takes: bytes → record → row → match → accumulator, in plain Java and
 * without Flink. {@link dev.vedette.engine.PieceReader} is the narrow waist: how records are cut
 * and interpreted behind it, plainly or fast, is for {@link dev.vedette.engine.Engine} to choose
 * and of no concern to the topology; the plain way stays as what the fast one is checked against.
 */
package dev.vedette.engine;

/**
 * Vedette: {@link dev.vedette.Pipeline} shows the whole flow, {@link dev.vedette.Vedette} starts
 * it.
 */
package dev.vedette;

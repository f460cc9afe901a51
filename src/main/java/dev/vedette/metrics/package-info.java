/** Counting: for the accounts of a run that ends, and for whoever watches one that does not. */
package dev.vedette.metrics;

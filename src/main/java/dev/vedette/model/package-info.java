/**
 * The records that travel between the stages. They know nothing of Flink, of files or of the rule;
 * every stage may import them, and they import no stage.
 */
package dev.vedette.model;

package dev.vedette.model;

/** An alert that was not raised, and why: a line of the suppressed ledger. */
public record Suppressed(Alert alert, SuppressedBy suppressedBy) {}

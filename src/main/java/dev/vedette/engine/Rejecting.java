package dev.vedette.engine;

import dev.vedette.model.RejectReason;

/** Rejects the record at hand. */
@FunctionalInterface
interface Rejecting {
  void reject(RejectReason reason, String detail);
}

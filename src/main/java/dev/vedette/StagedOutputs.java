package dev.vedette;

import dev.vedette.sink.StagedOutput;
import java.util.Optional;

/** The file outputs of a job that ends; one that is not wanted is empty. */
public record StagedOutputs(
    Optional<StagedOutput> alerts,
    Optional<StagedOutput> rejected,
    Optional<StagedOutput> suppressed,
    Optional<StagedOutput> late) {

  /** For a job that does not end. */
  public static final StagedOutputs NONE =
      new StagedOutputs(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}

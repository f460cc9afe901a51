package dev.vedette.detect;

/**
 * A range of addresses that are not reported as sources.
 *
 * @param cidr the range in CIDR notation, such as {@code 127.0.0.0/8}
 * @param reason why, for the person who reads the ledger
 */
public record ExcludedRange(String cidr, String reason) {

  /** Checks the range, so that a configuration is refused at its start. */
  public ExcludedRange {
    Cidr.parse(cidr);
    if (reason == null || reason.isBlank()) {
      throw new IllegalArgumentException("the excluded range '%s' has no reason".formatted(cidr));
    }
  }
}

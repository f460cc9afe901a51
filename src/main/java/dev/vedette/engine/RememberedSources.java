package dev.vedette.engine;

import dev.vedette.detect.Source;
import dev.vedette.detect.SourceRule;

/** Remembers what the latest addresses amount to: a log tells of the same ones again and again. */
final class RememberedSources implements SourceRule {
  // A power of two.
  private static final int SLOTS = 16_384;
  private static final int LONGEST = 64;

  private final SourceRule rule;
  // Each address has one slot, and stays in it until another comes that has the same one.
  private String[] addresses;
  private Source[] sources;

  RememberedSources(SourceRule rule) {
    this.rule = rule;
  }

  @Override
  public Source classify(String sourceIp) {
    if (sourceIp == null || sourceIp.length() > LONGEST) {
      return rule.classify(sourceIp);
    }
    if (addresses == null) {
      // Many files have no request that is asked about.
      addresses = new String[SLOTS];
      sources = new Source[SLOTS];
    }
    int hash = sourceIp.hashCode();
    int slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    if (!sourceIp.equals(addresses[slot])) {
      sources[slot] = rule.classify(sourceIp);
      addresses[slot] = sourceIp;
    }
    return sources[slot];
  }

  @Override
  public String address(String text) {
    return rule.address(text);
  }
}

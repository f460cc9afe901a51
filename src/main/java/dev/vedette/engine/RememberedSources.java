package dev.vedette.engine;

import dev.vedette.detect.Source;
import dev.vedette.detect.SourceRule;
import dev.vedette.sketch.Utf8Text;

/**
 * Remembers what the latest addresses amount to: a log tells of the same ones again and again. They
 * are looked up by their bytes. Not safe for several threads.
 */
public final class RememberedSources {
  // A power of two.
  private static final int SLOTS = 16_384;
  private static final int LONGEST = 64;

  private final SourceRule rule;
  // Each address has one slot, and stays in it until another comes that has the same one.
  private byte[][] addresses;
  private Source[] sources;

  RememberedSources(SourceRule rule) {
    this.rule = rule;
  }

  /** What the rule says of the SourceIP of a request, which may be null. */
  Source classify(Utf8Text sourceIp) {
    if (sourceIp == null) {
      return rule.classify(null);
    }
    if (sourceIp.length() > LONGEST) {
      return rule.classify(sourceIp.text());
    }
    if (addresses == null) {
      // Many files have no request that is asked about.
      addresses = new byte[SLOTS][];
      sources = new Source[SLOTS];
    }
    int slot = slotOf(sourceIp);
    if (!sourceIp.hasBytes(addresses[slot])) {
      sources[slot] = rule.classify(sourceIp.text());
      addresses[slot] = sourceIp.copyOfBytes();
    }
    return sources[slot];
  }

  private static int slotOf(Utf8Text text) {
    byte[] bytes = text.bytes();
    int end = text.start() + text.length();
    int hash = 0;
    for (int i = text.start(); i < end; i++) {
      hash = 31 * hash + bytes[i];
    }
    return (hash ^ (hash >>> 15)) & (SLOTS - 1);
  }
}

package dev.vedette.engine;

import dev.vedette.detect.Source;
import dev.vedette.detect.SourceRule;
import java.util.HashMap;
import java.util.Map;

/** Remembers what the latest addresses amount to: a log tells of the same ones again and again. */
final class RememberedSources implements SourceRule {
  private static final int MOST = 4096;
  private static final int LONGEST = 64;

  private final SourceRule rule;
  private final Map<String, Source> remembered = new HashMap<>();

  RememberedSources(SourceRule rule) {
    this.rule = rule;
  }

  @Override
  public Source classify(String sourceIp) {
    if (sourceIp == null || sourceIp.length() > LONGEST) {
      return rule.classify(sourceIp);
    }
    Source known = remembered.get(sourceIp);
    if (known != null) {
      return known;
    }
    if (remembered.size() == MOST) {
      remembered.clear();
    }
    Source source = rule.classify(sourceIp);
    remembered.put(sourceIp, source);
    return source;
  }

  @Override
  public String address(String text) {
    return rule.address(text);
  }
}

package dev.vedette.cli;

import dev.vedette.config.Problems;
import dev.vedette.config.YamlNode;
import java.util.List;
import java.util.stream.Collectors;

/** Reads options that allow a few values, written as in configuration files. */
record Choice(Problems problems) {

  /** The value; after a problem, the first of those allowed. */
  <E extends Enum<E>> E of(String option, String text, List<E> allowed) {
    for (E value : allowed) {
      if (YamlNode.choiceText(value).equals(text)) {
        return value;
      }
    }
    String known = allowed.stream().map(YamlNode::choiceText).collect(Collectors.joining(", "));
    problems.add(option, "'" + text + "' must be one of " + known);
    return allowed.get(0);
  }
}

package dev.vedette.cli;

import dev.vedette.config.ConfigException;
import dev.vedette.config.YamlNode;
import java.util.List;
import java.util.stream.Collectors;

/** An option's value among a few allowed ones, written as in configuration files. */
final class Choice {
  private Choice() {}

  static <E extends Enum<E>> E of(String option, String text, List<E> allowed)
      throws ConfigException {
    for (E value : allowed) {
      if (YamlNode.choiceText(value).equals(text)) {
        return value;
      }
    }
    String known = allowed.stream().map(YamlNode::choiceText).collect(Collectors.joining(", "));
    throw new ConfigException(option + ": '" + text + "' must be one of " + known);
  }
}

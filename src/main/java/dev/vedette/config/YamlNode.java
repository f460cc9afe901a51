package dev.vedette.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * One mapping of a YAML file, read key by key. A missing or wrong value is noted in {@link
 * Problems} and replaced by a stand-in, so that reading goes on and the rest is checked too; the
 * stand-in is never used because the problems are thrown before anything runs.
 */
public final class YamlNode {
  private static final ObjectMapper YAML =
      new ObjectMapper(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final JsonNode node;
  private final String file;
  private final String path;
  private final Problems problems;
  private final Set<String> read = new LinkedHashSet<>();

  private YamlNode(JsonNode node, String file, String path, Problems problems) {
    this.node = node;
    this.file = file;
    this.path = path;
    this.problems = problems;
    if (!node.isObject() && !node.isNull() && !node.isMissingNode()) {
      problems.add(where(path), "must be a mapping of keys to values");
    }
  }

  /** Reads a whole file; a syntax error is a problem that names the line. */
  public static YamlNode read(InputStream in, String file, Problems problems) throws IOException {
    try {
      JsonNode root = YAML.readTree(in);
      return new YamlNode(root.isMissingNode() ? NullNode.instance : root, file, "", problems);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String line = at == null ? "" : " line " + at.getLineNr();
      String message = e.getOriginalMessage().lines().findFirst().orElse("");
      problems.add(file + line, "not valid YAML: " + message);
      return new YamlNode(NullNode.instance, file, "", problems);
    }
  }

  private String key(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private String where(String key) {
    return key.isEmpty() ? file : file + ": " + key;
  }

  private JsonNode take(String name) {
    read.add(name);
    JsonNode value = node.path(name);
    return value.isNull() ? MissingNode.getInstance() : value;
  }

  /** Notes a problem with the value of a key. */
  public void problem(String name, String what) {
    problems.add(where(name.isEmpty() ? path : key(name)), what);
  }

  /** Whether the key is there and not null. */
  public boolean has(String name) {
    return node.hasNonNull(name);
  }

  /** All keys there are, in the file's order. */
  public List<String> keys() {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** The mapping under a key; an empty one when it is missing. */
  public YamlNode child(String name) {
    return new YamlNode(take(name), file, key(name), problems);
  }

  /** The list of mappings under a key; a missing list is empty. */
  public List<YamlNode> children(String name) {
    JsonNode value = take(name);
    List<YamlNode> children = new ArrayList<>();
    if (!value.isMissingNode() && !value.isArray()) {
      problem(name, "must be a list");
      return children;
    }
    for (int i = 0; i < value.size(); i++) {
      children.add(new YamlNode(value.get(i), file, key(name) + "[" + i + "]", problems));
    }
    return children;
  }

  /** Notes every key that nothing has asked for. Call after all known keys were read. */
  public void rejectUnknownKeys() {
    Iterator<String> names = node.fieldNames();
    while (names.hasNext()) {
      String name = names.next();
      if (!read.contains(name)) {
        problem(name, "unknown key; known here: " + String.join(", ", new TreeSet<>(read)));
      }
    }
  }

  /** A required text. */
  public String text(String name) {
    return value(name, "a text", "", YamlNode::scalarText);
  }

  /** An optional text. */
  public String text(String name, String fallback) {
    return has(name) ? text(name) : missing(name, fallback);
  }

  /** A required whole number from {@code min} to {@code max}. */
  public int number(String name, int min, int max) {
    return value(
        name,
        "a whole number from " + min + " to " + max,
        min,
        v ->
            v.isIntegralNumber() && v.longValue() >= min && v.longValue() <= max
                ? v.intValue()
                : null);
  }

  /** An optional whole number. */
  public int number(String name, int min, int max, int fallback) {
    return has(name) ? number(name, min, max) : missing(name, fallback);
  }

  /** An optional yes or no. */
  public boolean flag(String name, boolean fallback) {
    return has(name)
        ? value(name, "true or false", fallback, v -> v.isBoolean() ? v.booleanValue() : null)
        : missing(name, fallback);
  }

  /** A required duration of at least {@code min}. */
  public Duration duration(String name, Duration min) {
    String what = Durations.FORM + (min.isZero() ? "" : ", at least " + min.toMillis() + "ms");
    return value(
        name,
        what,
        min,
        v -> Durations.parse(v.asText()).filter(d -> d.compareTo(min) >= 0).orElse(null));
  }

  /** An optional duration. */
  public Duration duration(String name, Duration min, Duration fallback) {
    return has(name) ? duration(name, min) : missing(name, fallback);
  }

  /** A required list of texts, none empty, none twice; the list itself may not be empty. */
  public List<String> texts(String name) {
    JsonNode value = take(name);
    List<String> texts = new ArrayList<>();
    if (!value.isArray() || value.isEmpty()) {
      problem(name, "must be a list of texts with at least one entry, such as [first, second]");
      return texts;
    }
    for (JsonNode element : value) {
      String text = scalarText(element);
      if (text == null || texts.contains(text)) {
        problem(name, "entry '" + element.asText() + "' must be a text, not empty and not twice");
      } else {
        texts.add(text);
      }
    }
    return texts;
  }

  /** A required choice among an enum's names, written in lower case with hyphens. */
  public <E extends Enum<E>> E choice(String name, Class<E> type) {
    List<String> allowed = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      allowed.add(choiceText(constant));
    }
    return value(
        name,
        "one of " + String.join(", ", allowed),
        type.getEnumConstants()[0],
        v -> {
          int index = allowed.indexOf(v.asText());
          return index < 0 ? null : type.getEnumConstants()[index];
        });
  }

  /** An optional choice. */
  public <E extends Enum<E>> E choice(String name, Class<E> type, E fallback) {
    return has(name) ? choice(name, type) : missing(name, fallback);
  }

  /** An enum constant as written in configuration files: {@code COMMAND_LINE} is command-line. */
  public static String choiceText(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private <T> T missing(String name, T fallback) {
    read.add(name);
    return fallback;
  }

  private <T> T value(String name, String form, T standIn, Function<JsonNode, T> convert) {
    JsonNode value = take(name);
    if (value.isMissingNode()) {
      problem(name, "is missing; it must be " + form);
      return standIn;
    }
    T converted = value.isContainerNode() ? null : convert.apply(value);
    if (converted == null) {
      String shown = value.isContainerNode() ? value.toString() : value.asText();
      problem(name, "'" + shown + "' must be " + form);
      return standIn;
    }
    return converted;
  }

  private static String scalarText(JsonNode value) {
    return value.isValueNode() && !value.asText().isEmpty() ? value.asText() : null;
  }
}

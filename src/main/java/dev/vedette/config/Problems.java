package dev.vedette.config;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a configuration, so that all of it is shown at once. */
public final class Problems {
  private final List<String> texts = new ArrayList<>();

  /** Adds a problem: where (file, key or option), and what is wrong and allowed. */
  public void add(String where, String what) {
    texts.add(where + ": " + what);
  }

  /** Adds all that another collection holds. */
  public void addAll(Problems others) {
    texts.addAll(others.texts);
  }

  /** Whether nothing is wrong so far. */
  public boolean none() {
    return texts.isEmpty();
  }

  /** The problems, one line each, in the order found. */
  public List<String> texts() {
    return List.copyOf(texts);
  }

  /** Throws all problems in one exception, if there are any. */
  public void throwIfAny() throws ConfigException {
    if (!none()) {
      throw new ConfigException(texts);
    }
  }
}

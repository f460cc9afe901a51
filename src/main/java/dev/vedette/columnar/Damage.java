package dev.vedette.columnar;

/** Puts into words what a failure deep in a damaged page says. */
final class Damage {
  private Damage() {}

  static String of(Exception failure) {
    String text = failure.getMessage();
    return text == null ? failure.getClass().getSimpleName() : text.lines().findFirst().orElse("");
  }
}

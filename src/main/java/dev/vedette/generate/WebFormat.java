package dev.vedette.generate;

import java.util.List;

/** The forms of web requests. */
public enum WebFormat {
  JSON(".ndjson"),
  ACCESS_LOG(".log");

  private final String suffix;

  WebFormat(String suffix) {
    this.suffix = suffix;
  }

  String suffix() {
    return suffix;
  }

  /** The ways in which its rows are damaged. */
  List<Malformed> malformed() {
    return switch (this) {
      case JSON -> Malformed.IN_JSON;
      case ACCESS_LOG -> Malformed.IN_ACCESS_LOG;
    };
  }
}

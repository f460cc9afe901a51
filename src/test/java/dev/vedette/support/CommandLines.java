package dev.vedette.support;

import dev.vedette.Vedette;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Runs commands in this JVM and keeps what the last one said on standard error. */
public final class CommandLines {
  private String said = "";

  /** Answers the exit code. */
  public int run(String... args) {
    PrintStream before = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      System.setErr(err);
      return Vedette.execute(args);
    } finally {
      System.setErr(before);
      said = bytes.toString(StandardCharsets.UTF_8);
    }
  }

  public String said() {
    return said;
  }
}

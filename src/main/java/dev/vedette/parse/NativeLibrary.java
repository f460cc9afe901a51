package dev.vedette.parse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The library of {@code src/main/c}. It travels in the jar and is unpacked to be loaded, once for
 * each class loader, as a cluster has one for each job. Nothing depends on it but speed.
 */
public final class NativeLibrary {
  /** A system property: {@code false} does without the library. */
  public static final String SETTING = "vedette.native";

  private static final String RESOURCE = "/native/linux-x86_64/libvedette.so";
  private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);
  private static final boolean LOADED = load();

  private NativeLibrary() {}

  /** Whether its functions can be called. */
  public static boolean isLoaded() {
    return LOADED;
  }

  private static boolean load() {
    if (!Boolean.parseBoolean(System.getProperty(SETTING, "true")) || !isForThisMachine()) {
      return false;
    }
    try (InputStream library = NativeLibrary.class.getResourceAsStream(RESOURCE)) {
      if (library == null) {
        LOG.info("The jar has no native library: reading takes longer.");
        return false;
      }
      Path file = Files.createTempFile("vedette-", ".so");
      try {
        // Into the file that is there, which nobody else may write to.
        try (OutputStream out = Files.newOutputStream(file)) {
          library.transferTo(out);
        }
        System.load(file.toString());
      } finally {
        // What is loaded stays so without its name.
        Files.deleteIfExists(file);
      }
      if (!canRun()) {
        LOG.info("This processor lacks what the native library needs: reading takes longer.");
        return false;
      }
      return true;
    } catch (IOException | LinkageError e) {
      LOG.warn("The native library cannot be loaded: reading takes longer.", e);
      return false;
    }
  }

  /** Whether the processor has the instructions: AVX2, BMI, POPCNT. */
  private static native boolean canRun();

  private static boolean isForThisMachine() {
    return System.getProperty("os.name").equals("Linux")
        && System.getProperty("os.arch").equals("amd64");
  }
}

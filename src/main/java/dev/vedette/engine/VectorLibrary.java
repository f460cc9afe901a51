package dev.vedette.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The library of {@code src/main/c}. It travels in the jar and is unpacked to be loaded, once for
 * each class loader, as a cluster has one for each job. Nothing depends on it but speed.
 */
final class VectorLibrary {
  /** A system property: {@code false} does without the library. */
  static final String SETTING = "vedette.vector";

  private static final String RESOURCE = "/native/linux-x86_64/libvedette.so";
  private static final Logger LOG = LoggerFactory.getLogger(VectorLibrary.class);
  private static final boolean LOADED = load();

  private VectorLibrary() {}

  /** Whether its functions can be called. */
  static boolean isLoaded() {
    return LOADED;
  }

  private static boolean load() {
    if (!Boolean.parseBoolean(System.getProperty(SETTING, "true")) || !isForThisMachine()) {
      return false;
    }
    try (InputStream library = VectorLibrary.class.getResourceAsStream(RESOURCE)) {
      if (library == null) {
        LOG.info("Built without a C compiler: lines are scanned without vector instructions.");
        return false;
      }
      Path file = Files.createTempFile("vedette-", ".so");
      try {
        Files.copy(library, file, StandardCopyOption.REPLACE_EXISTING);
        System.load(file.toString());
        return true;
      } finally {
        // What is loaded stays so without its name.
        Files.deleteIfExists(file);
      }
    } catch (IOException | LinkageError e) {
      LOG.warn("Lines are scanned without vector instructions: the library cannot be loaded.", e);
      return false;
    }
  }

  private static boolean isForThisMachine() {
    return System.getProperty("os.name").equals("Linux")
        && System.getProperty("os.arch").equals("amd64");
  }
}

package dev.vedette.sink;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a finished job left in its staging folder.
 *
 * @param staging the folder; it may be missing, since a job that writes nothing makes none
 */
record StagedParts(Path staging) {

  /** The folder without what Flink did not commit, and without days that are then empty. */
  Path cleanFolder() throws IOException {
    Files.createDirectories(staging);
    for (Path path : new FileTree(staging).innermostFirst()) {
      if (isUncommitted(path) || isEmptyFolder(path)) {
        Files.delete(path);
      }
    }
    return staging;
  }

  /** One file with all committed lines, in the order in which they were written. */
  Path joinedFile() throws IOException {
    Files.createDirectories(staging);
    List<Path> parts = committedParts();
    if (parts.size() == 1) {
      return parts.get(0);
    }
    Path joined = staging.resolve(".joined");
    try (OutputStream out = Files.newOutputStream(joined)) {
      for (Path part : parts) {
        Files.copy(part, out);
      }
    }
    return joined;
  }

  private List<Path> committedParts() throws IOException {
    try (Stream<Path> files = Files.list(staging)) {
      List<Path> parts = files.filter(file -> !isHidden(file)).toList();
      return PartOrder.sorted(parts);
    }
  }

  private boolean isEmptyFolder(Path path) throws IOException {
    if (!Files.isDirectory(path) || path.equals(staging)) {
      return false;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
      return !entries.iterator().hasNext();
    }
  }

  private static boolean isUncommitted(Path path) {
    return path.getFileName().toString().startsWith(".part") && Files.isRegularFile(path);
  }

  private static boolean isHidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }
}

package dev.vedette.sink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A file or folder with all that is in it. Links are never followed. */
record FileTree(Path root) {

  boolean exists() {
    return Files.exists(root, LinkOption.NOFOLLOW_LINKS);
  }

  /** All paths in it, the root included, inner ones first; none if there is no root. */
  List<Path> innermostFirst() throws IOException {
    if (!exists()) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.sorted(Comparator.reverseOrder()).toList();
    }
  }

  void delete() throws IOException {
    for (Path path : innermostFirst()) {
      Files.delete(path);
    }
  }
}

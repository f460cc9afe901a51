package dev.vedette.cli;

import dev.vedette.sink.StagedOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Judges whether generated files may go into a folder, before any work is done. */
final class GeneratedFolder {
  private static final Pattern GENERATED =
      Pattern.compile(
          "web(-\\d{3})?\\.(ndjson|log)(\\.gz|\\.zst)?|(process|devices)\\.ndjson|truth\\.json");

  private GeneratedFolder() {}

  /** What is wrong; null: nothing. An empty folder is as good as none. */
  static String problem(Path folder, boolean overwrite) {
    Path absolute = folder.toAbsolutePath().normalize();
    if (absolute.getFileName() == null || absolute.toString().endsWith(".ndjson")) {
      return folder + " is no name for a folder to make";
    }
    if (!Files.exists(absolute, LinkOption.NOFOLLOW_LINKS)) {
      return StagedOutput.checkParent(absolute);
    }
    if (!Files.isDirectory(absolute, LinkOption.NOFOLLOW_LINKS)) {
      return folder + " exists and is not a folder";
    }
    try {
      String problem = problemOfContent(folder, overwrite);
      return problem == null ? StagedOutput.checkParent(absolute) : problem;
    } catch (IOException e) {
      return "cannot read " + folder + ": " + e.getMessage();
    }
  }

  private static String problemOfContent(Path folder, boolean overwrite) throws IOException {
    List<Path> content;
    try (Stream<Path> paths = Files.list(folder)) {
      content = paths.sorted().toList();
    }
    if (!content.isEmpty() && !overwrite) {
      return folder + " exists already; only --overwrite would replace it";
    }
    // A slip such as --out . must not delete somebody's work.
    Optional<Path> foreign = content.stream().filter(path -> !isGenerated(path)).findFirst();
    return foreign
        .map(path -> folder + " is not replaced: it holds more than generated files: " + path)
        .orElse(null);
  }

  private static boolean isGenerated(Path path) {
    return GENERATED.matcher(path.getFileName().toString()).matches()
        && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }
}

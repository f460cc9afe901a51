package dev.vedette.source;

import dev.vedette.config.Problems;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns what a user names (files, folders, globs) into a list of files. A folder stands for all
 * files below it but hidden ones (whose name starts with a dot or an underscore, as unfinished
 * outputs do). A file that is reached in several ways is read once.
 */
public final class FileListing {
  private static final Pattern GLOB_SIGNS = Pattern.compile("[*?\\[{]");

  private final String where;
  private final Problems problems;

  private FileListing(String where, Problems problems) {
    this.where = where;
    this.problems = problems;
  }

  /**
   * The files, in order of their path. What cannot be found or read is noted under {@code where}.
   */
  public static List<Path> list(Collection<String> names, String where, Problems problems)
      throws IOException {
    FileListing listing = new FileListing(where, problems);
    TreeSet<Path> files = new TreeSet<>();
    for (String name : names) {
      for (Path file : listing.expand(name)) {
        if (Files.isReadable(file)) {
          files.add(file.toRealPath());
        } else {
          problems.add(where, file + " may not be read");
        }
      }
    }
    return List.copyOf(files);
  }

  private List<Path> expand(String name) throws IOException {
    if (name.isBlank()) {
      problems.add(where, "an empty path");
      return List.of();
    }
    Path path = pathOf(name);
    if (path != null && Files.isDirectory(path)) {
      List<Path> below = filesBelow(path);
      if (below.isEmpty()) {
        problems.add(where, "the folder " + name + " holds no files");
      }
      return below;
    }
    if (path != null && Files.exists(path)) {
      return named(path);
    }
    if (!GLOB_SIGNS.matcher(name).find()) {
      problems.add(where, "no such file or folder: " + name);
      return List.of();
    }
    List<Path> matching = glob(name);
    if (matching.isEmpty()) {
      problems.add(where, "no file matches " + name);
    }
    return matching;
  }

  /** A pipe could be read only once, but a file is looked into before it is read. */
  private List<Path> named(Path path) {
    if (Files.isRegularFile(path)) {
      return List.of(path);
    }
    problems.add(where, path + " is a pipe or a device; write its content to a file first");
    return List.of();
  }

  private static Path pathOf(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private List<Path> glob(String name) throws IOException {
    Matcher sign = GLOB_SIGNS.matcher(name);
    int firstSign = sign.find() ? sign.start() : name.length();
    int slash = name.lastIndexOf('/', firstSign);
    Path root = slash < 0 ? Path.of("") : Path.of(name.substring(0, slash + 1));
    PathMatcher matcher =
        FileSystems.getDefault().getPathMatcher("glob:" + name.substring(slash + 1));
    List<Path> matching = new ArrayList<>();
    if (Files.isDirectory(root.toAbsolutePath())) {
      for (Path file : filesBelow(root)) {
        Path relative = root.toString().isEmpty() ? file : root.relativize(file);
        if (matcher.matches(relative)) {
          matching.add(file);
        }
      }
    }
    return matching;
  }

  private List<Path> filesBelow(Path folder) throws IOException {
    Visitor visitor = new Visitor(folder);
    Files.walkFileTree(folder, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
    return visitor.files;
  }

  private final class Visitor extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final List<Path> files = new ArrayList<>();

    Visitor(Path folder) {
      this.folder = folder;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
      boolean below = !path.equals(folder);
      return below && hidden(path) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && !hidden(path)) {
        files.add(path);
      }
      return FileVisitResult.CONTINUE;
    }

    /** A link that leads back to where it lies adds nothing; anything else is a problem. */
    @Override
    public FileVisitResult visitFileFailed(Path path, IOException failure) {
      if (!(failure instanceof FileSystemLoopException)) {
        problems.add(where, path + " may not be read");
      }
      return FileVisitResult.CONTINUE;
    }

    private boolean hidden(Path path) {
      String name = path.getFileName() == null ? "" : path.getFileName().toString();
      return name.startsWith(".") || name.startsWith("_");
    }
  }
}

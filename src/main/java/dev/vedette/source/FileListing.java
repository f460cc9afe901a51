package dev.vedette.source;

import dev.vedette.config.Problems;
import java.io.IOException;
import java.nio.file.FileSystems;
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
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Turns what a user names (files, folders, globs) into a list of files. A folder stands for all
 * files below it but hidden ones (whose name starts with a dot or an underscore, as unfinished
 * outputs do). A file named twice is read once.
 */
public final class FileListing {
  private static final Pattern GLOB_SIGNS = Pattern.compile("[*?\\[{]");

  private FileListing() {}

  /** The files, in order of their path. What cannot be found is noted under {@code where}. */
  public static List<Path> list(Collection<String> names, String where, Problems problems)
      throws IOException {
    TreeSet<Path> files = new TreeSet<>();
    for (String name : names) {
      List<Path> found = expand(name, where, problems);
      for (Path file : found) {
        if (Files.isReadable(file)) {
          files.add(file.toAbsolutePath().normalize());
        } else {
          problems.add(where, file + " may not be read");
        }
      }
    }
    return List.copyOf(files);
  }

  private static List<Path> expand(String name, String where, Problems problems)
      throws IOException {
    Path path = pathOf(name);
    if (path != null && Files.isDirectory(path)) {
      List<Path> below = filesBelow(path);
      if (below.isEmpty()) {
        problems.add(where, "the folder " + name + " holds no files");
      }
      return below;
    }
    if (path != null && Files.exists(path)) {
      return List.of(path);
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

  private static Path pathOf(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static List<Path> glob(String name) throws IOException {
    int firstSign = firstSign(name);
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

  private static int firstSign(String name) {
    java.util.regex.Matcher sign = GLOB_SIGNS.matcher(name);
    return sign.find() ? sign.start() : name.length();
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        folder,
        java.util.Set.of(java.nio.file.FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
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
        });
    return files;
  }

  private static boolean hidden(Path path) {
    String name = path.getFileName() == null ? "" : path.getFileName().toString();
    return name.startsWith(".") || name.startsWith("_");
  }
}

package dev.vedette.sink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Judges whether an output can be written to a target, before any work is done. */
record TargetCheck(Path target, boolean overwrite) {

  /** Names by which people mean something else than a folder of Parquet. */
  private static final List<String> OTHER_FILES =
      List.of(".ndjson", ".json", ".jsonl", ".csv", ".parquet", ".gz", ".zst", ".txt");

  /** What is wrong, or null. */
  String problem() {
    if (target.getFileName() == null) {
      return target + " is no name for an output";
    }
    if (target.getFileName().toString().equals("-")) {
      return target + ": - does not mean standard output here; name a .ndjson file or a folder";
    }
    if (OutputForm.of(target) == OutputForm.PARQUET && looksLikeAnotherFile()) {
      return target
          + ": a file of JSON lines must end in .ndjson; any other name is a folder of Parquet";
    }
    return new FileTree(target).exists() ? problemOfExisting() : problemOfParent();
  }

  private boolean looksLikeAnotherFile() {
    String name = target.getFileName().toString().toLowerCase(Locale.ROOT);
    return OTHER_FILES.stream().anyMatch(name::endsWith);
  }

  private String problemOfExisting() {
    if (!overwrite) {
      return target
          + " exists already; only overwriting (--overwrite, outputs.overwrite) would replace it";
    }
    return switch (OutputForm.of(target)) {
      case NDJSON ->
          Files.isRegularFile(target) ? problemOfParent() : target + " exists and is not a file";
      case PARQUET ->
          Files.isDirectory(target) ? problemOfFolder() : target + " exists and is not a folder";
    };
  }

  /** A slip such as {@code --alerts . --overwrite} must not delete somebody's work. */
  private String problemOfFolder() {
    try {
      Optional<Path> foreign =
          new FileTree(target)
              .innermostFirst().stream().filter(path -> !isParquetOutput(path)).findFirst();
      return foreign.isPresent()
          ? target + " is not replaced: it holds more than Parquet by day, such as " + foreign.get()
          : problemOfParent();
    } catch (IOException e) {
      return TargetErrors.cannotWrite(target.toString(), e).getMessage();
    }
  }

  /** Whether a path is what a run leaves: a day's folder, or a part file in one. */
  private boolean isParquetOutput(Path path) {
    Path inside = target.relativize(path);
    String name = inside.getFileName().toString();
    return switch (inside.getNameCount()) {
      case 1 -> name.isEmpty() || (name.startsWith("dt=") && Files.isDirectory(path));
      case 2 -> name.endsWith(OutputForm.PARQUET.partSuffix()) || name.startsWith(".part");
      default -> false;
    };
  }

  /** Missing parents are made when the output is; what counts is the nearest one there is. */
  String problemOfParent() {
    Path parent =
        Stream.iterate(target.getParent(), Path::getParent)
            .filter(path -> new FileTree(path).exists())
            .findFirst()
            .orElseThrow();
    if (!Files.isDirectory(parent)) {
      return "cannot write " + target + ": " + parent + " is not a folder";
    }
    return Files.isWritable(parent)
        ? null
        : "cannot write " + target + ": " + parent + " is not writable";
  }
}

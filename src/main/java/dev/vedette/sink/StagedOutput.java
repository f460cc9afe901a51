package dev.vedette.sink;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * An output that does not bear its name until it is whole. The job writes into a hidden folder next
 * to the target, on the same file system; after the job has succeeded, renaming puts it in place.
 *
 * @param target the file or folder the user named, absolute
 * @param staging the hidden folder that the job writes into
 * @param aside where a target that is being replaced waits until the new one stands
 */
public record StagedOutput(Path target, Path staging, Path aside) {

  /**
   * The output for a target.
   *
   * @param runId tells runs apart that write to the same target
   */
  public static StagedOutput of(Path target, String runId) {
    Path absolute = target.toAbsolutePath().normalize();
    String staging = "." + absolute.getFileName() + ".vedette-" + runId;
    return new StagedOutput(
        absolute, absolute.resolveSibling(staging), absolute.resolveSibling(staging + ".old"));
  }

  /**
   * Whether a job may write to this target; to be asked before the job starts. Changes nothing.
   *
   * @return what is wrong, naming the target, or null if nothing is
   */
  public static String checkTarget(Path target, boolean overwrite) {
    return new TargetCheck(target.toAbsolutePath().normalize(), overwrite).problem();
  }

  /**
   * What is wrong with making a file or folder of this name, or null; like {@link #checkTarget}.
   */
  public static String checkParent(Path target) {
    return new TargetCheck(target.toAbsolutePath().normalize(), false).problemOfParent();
  }

  public OutputForm form() {
    return OutputForm.of(target);
  }

  /** Puts what the job wrote in the target's place, and removes the staging folder. */
  public void publish(boolean overwrite) throws IOException {
    place(prepare(), overwrite);
  }

  /**
   * Makes what the job wrote whole, still in the staging folder. All outputs of a run are prepared
   * before the first is placed, so that a full disk leaves none of them.
   */
  public Path prepare() throws IOException {
    try {
      StagedParts parts = new StagedParts(staging);
      return switch (form()) {
        case NDJSON -> parts.joinedFile();
        case PARQUET -> parts.cleanFolder();
      };
    } catch (IOException e) {
      throw TargetErrors.cannotWrite(target.toString(), e);
    }
  }

  /** Gives what {@link #prepare} returned its name. */
  public void place(Path whole, boolean overwrite) throws IOException {
    try {
      putInPlace(whole, overwrite);
      discard();
    } catch (IOException e) {
      throw TargetErrors.cannotWrite(target.toString(), e);
    }
  }

  /** Removes what the job wrote; the target stays as it was. */
  public void discard() throws IOException {
    new FileTree(staging).delete();
  }

  private void putInPlace(Path whole, boolean overwrite) throws IOException {
    boolean replaces = new FileTree(target).exists();
    if (replaces && !overwrite) {
      // Renaming would replace a file silently.
      throw new FileAlreadyExistsException(target.toString(), null, "exists already");
    }
    if (replaces) {
      Files.move(target, aside, StandardCopyOption.ATOMIC_MOVE);
    }
    try {
      Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (replaces) {
        Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
      }
      throw e;
    }
    new FileTree(aside).delete();
  }
}

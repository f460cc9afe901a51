package dev.vedette.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.enumerate.FileEnumerator;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;

/** Makes one split of each planned file, in the plan's order. */
final class PlannedFileEnumerator implements FileEnumerator {
  private final List<PlannedFile> files;

  PlannedFileEnumerator(List<PlannedFile> files) {
    this.files = files;
  }

  @Override
  public Collection<FileSourceSplit> enumerateSplits(Path[] paths, int minDesiredSplits)
      throws IOException {
    List<FileSourceSplit> splits = new ArrayList<>();
    for (PlannedFile file : files) {
      Path path = ReadingFormat.flinkPath(file.path());
      FileStatus status = path.getFileSystem().getFileStatus(path);
      splits.add(
          new FileSourceSplit(
              String.format("%08d", splits.size()),
              path,
              0,
              status.getLen(),
              status.getModificationTime(),
              status.getLen()));
    }
    return splits;
  }
}

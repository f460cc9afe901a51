package dev.vedette.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.enumerate.FileEnumerator;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;

/** Makes the splits of each planned file, in the plan's order. */
final class PlannedFileEnumerator implements FileEnumerator {
  private final List<PlannedFile> files;
  private final SplitSize size;

  PlannedFileEnumerator(List<PlannedFile> files, SplitSize size) {
    this.files = files;
    this.size = size;
  }

  @Override
  public Collection<FileSourceSplit> enumerateSplits(Path[] paths, int readers) throws IOException {
    List<FileStatus> found = new ArrayList<>();
    for (PlannedFile file : files) {
      Path path = ReadingFormat.flinkPath(file.path());
      found.add(path.getFileSystem().getFileStatus(path));
    }
    long splitBytes = size.of(found.stream().mapToLong(FileStatus::getLen).sum(), readers);
    List<FileSourceSplit> splits = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      long length = found.get(i).getLen();
      long parts = files.get(i).splittable() ? Math.max(1, length / splitBytes) : 1;
      for (long part = 0; part < parts; part++) {
        splits.add(split(splits.size(), found.get(i), part, parts));
      }
    }
    return splits;
  }

  /** One of some equal parts of a file. */
  private static FileSourceSplit split(int number, FileStatus file, long part, long parts) {
    long length = file.getLen();
    long size = length / parts;
    long offset = part * size;
    return new FileSourceSplit(
        String.format("%08d", number),
        file.getPath(),
        offset,
        part == parts - 1 ? length - offset : size,
        file.getModificationTime(),
        length);
  }
}

package dev.vedette.spill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.flink.runtime.io.disk.iomanager.IOManager;
import org.apache.flink.runtime.io.disk.iomanager.IOManagerAsync;
import org.apache.flink.runtime.memory.MemoryManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With Flink's own memory and files. */
final class RecordLogTest {
  private static final int PAGE = 4096;

  @TempDir Path folder;
  private IOManager files;
  private MemoryManager memory;

  @BeforeEach
  void open() {
    files = new IOManagerAsync(folder.toString());
    memory = MemoryManager.create(8L * PAGE, PAGE);
  }

  @AfterEach
  void close() throws Exception {
    assertThat(memory.verifyEmpty()).isTrue();
    memory.shutdown();
    files.close();
  }

  private record Entry(long hash, String text) {}

  /** Records of up to three pages. */
  private static List<Entry> entries(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int length = random.nextInt(20) == 0 ? random.nextInt(3 * PAGE) : random.nextInt(300);
      entries.add(new Entry(random.nextLong(), (i + "-").repeat(length).substring(0, length)));
    }
    return entries;
  }

  private static void append(RecordLog log, List<Entry> entries) throws IOException {
    for (Entry entry : entries) {
      byte[] bytes = (entry.text() + "#").getBytes(java.nio.charset.StandardCharsets.UTF_8);
      log.append(entry.hash(), bytes, bytes.length - 1);
    }
  }

  private static List<Entry> drain(RecordLog log, boolean onlyEven) throws IOException {
    List<Entry> read = new ArrayList<>();
    log.drain(
        new RecordLog.Reader() {
          @Override
          public boolean wants(long hash) {
            return !onlyEven || hash % 2 == 0;
          }

          @Override
          public void take(long hash, byte[] bytes, int length) {
            read.add(
                new Entry(
                    hash, new String(bytes, 0, length, java.nio.charset.StandardCharsets.UTF_8)));
          }
        });
    return read;
  }

  private List<File> spilled() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).map(Path::toFile).toList();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 8})
  void givesBackEachRecordOnceInItsOrder(int pages) throws Exception {
    try (SpillSpace space = new SpillSpace(memory, pages, files)) {
      RecordLog log = space.newLog();
      List<Entry> entries = entries(300, 7);
      append(log, entries);
      assertThat(spilled()).hasSize(1);
      assertThat(memory.availableMemory()).isEqualTo((8L - pages) * PAGE);
      assertThat(drain(log, false)).isEqualTo(entries);
      assertThat(spilled()).isEmpty();
    }
  }

  @Test
  void passesOverWhatIsNotWanted() throws Exception {
    try (SpillSpace space = new SpillSpace(memory, 2, files)) {
      RecordLog log = space.newLog();
      List<Entry> entries = entries(300, 9);
      append(log, entries);
      assertThat(drain(log, true))
          .isEqualTo(entries.stream().filter(entry -> entry.hash() % 2 == 0).toList())
          .isNotEmpty();
    }
  }

  @Test
  void writesNoFileWhileThereIsMemory() throws Exception {
    try (SpillSpace space = new SpillSpace(memory, 8, files)) {
      RecordLog log = space.newLog();
      List<Entry> entries = entries(40, 3);
      append(log, entries);
      assertThat(spilled()).isEmpty();
      assertThat(drain(log, false)).isEqualTo(entries);
    }
  }

  @Test
  void pagesThatAreReadServeOtherLogs() throws Exception {
    try (SpillSpace space = new SpillSpace(memory, 8, files)) {
      for (int i = 0; i < 5; i++) {
        RecordLog log = space.newLog();
        List<Entry> entries = entries(40, i);
        append(log, entries);
        assertThat(drain(log, false)).isEqualTo(entries);
      }
      assertThat(spilled()).isEmpty();
    }
  }

  @Test
  void whoFindsTheMemoryTakenUsesTheDisk() throws Exception {
    try (SpillSpace first = new SpillSpace(memory, 8, files);
        SpillSpace second = new SpillSpace(memory, 8, files)) {
      append(first.newLog(), entries(300, 1));
      RecordLog log = second.newLog();
      List<Entry> entries = entries(300, 2);
      append(log, entries);
      assertThat(drain(log, false)).isEqualTo(entries);
    }
  }

  @Test
  void anEmptyLogHasNothing() throws Exception {
    try (SpillSpace space = new SpillSpace(memory, 8, files)) {
      assertThat(drain(space.newLog(), false)).isEmpty();
    }
  }

  @Test
  void whatFillsPagesExactlyIsWhole() throws Exception {
    try (SpillSpace space = new SpillSpace(memory, 1, files)) {
      RecordLog log = space.newLog();
      List<Entry> entries = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        entries.add(new Entry(i, "x".repeat(PAGE - 12)));
      }
      append(log, entries);
      assertThat(drain(log, false)).isEqualTo(entries);
    }
  }

  @Test
  void closingTheSpaceRemovesWhatWasNotRead() throws Exception {
    SpillSpace space = new SpillSpace(memory, 2, files);
    append(space.newLog(), entries(300, 4));
    append(space.newLog(), entries(300, 5));
    assertThat(spilled()).hasSize(2);
    space.close();
    assertThat(spilled()).isEmpty();
  }
}

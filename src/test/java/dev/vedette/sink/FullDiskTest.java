package dev.vedette.sink;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vedette.model.Alert;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A disk that is full must be reported under the name of the output it concerns. */
class FullDiskTest {

  private static final String TARGET = "/out/alerts";

  static List<BulkWriter.Factory<Alert>> factories() {
    return List.of(
        new NdjsonWriterFactory<>(new AlertLayout(), TARGET),
        new ParquetWriterFactory<>(new AlertLayout(), TARGET));
  }

  /** Has room for some bytes; the rest fails, when written or, like some disks, when flushed. */
  private static final class SmallDisk extends FSDataOutputStream {
    private final boolean failsWhenFlushed;
    private long room;

    SmallDisk(long room, boolean failsWhenFlushed) {
      this.room = room;
      this.failsWhenFlushed = failsWhenFlushed;
    }

    @Override
    public void write(int value) throws IOException {
      room--;
      if (!failsWhenFlushed) {
        failIfFull();
      }
    }

    @Override
    public void flush() throws IOException {
      failIfFull();
    }

    private void failIfFull() throws IOException {
      if (room < 0) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    public long getPos() {
      return 0;
    }

    @Override
    public void sync() throws IOException {
      flush();
    }

    @Override
    public void close() {
      throw new AssertionError("Flink closes the stream, not the writer");
    }
  }

  private static void fill(BulkWriter<Alert> writer, int alerts) throws IOException {
    for (int index = 0; index < alerts; index++) {
      writer.addElement(
          Samples.alert("id-" + index, Samples.START).title(Samples.noise(index, 900)).build());
    }
  }

  @ParameterizedTest
  @MethodSource("factories")
  void failsByTheEndOfTheFileUnderTheOutputsName(BulkWriter.Factory<Alert> factory)
      throws IOException {
    BulkWriter<Alert> writer = factory.create(new SmallDisk(10, false));
    fill(writer, 1);
    assertThatThrownBy(writer::finish)
        .isInstanceOf(IOException.class)
        .hasMessage("cannot write /out/alerts: No space left on device");
  }

  @ParameterizedTest
  @MethodSource("factories")
  void failsByTheEndOfTheFileWhenTheDiskSaysSoOnlyOnFlush(BulkWriter.Factory<Alert> factory)
      throws IOException {
    BulkWriter<Alert> writer = factory.create(new SmallDisk(10, true));
    fill(writer, 1);
    assertThatThrownBy(writer::finish)
        .isInstanceOf(IOException.class)
        .hasMessage("cannot write /out/alerts: No space left on device");
  }

  @ParameterizedTest
  @MethodSource("factories")
  void failsWhileRecordsAreAdded(BulkWriter.Factory<Alert> factory) throws IOException {
    BulkWriter<Alert> writer = factory.create(new SmallDisk(1000, false));
    assertThatThrownBy(() -> fill(writer, 20_000))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot write /out/alerts: No space left on device");
  }

  @Test
  void namesTheOutputOnFlush() throws IOException {
    BulkWriter<Alert> writer = factories().get(0).create(new SmallDisk(1, false));
    fill(writer, 1);
    assertThatThrownBy(writer::flush)
        .hasMessage("cannot write /out/alerts: No space left on device");
  }

  @Test
  void namesTheKindOfAnErrorThatHasNoMessage() {
    IOException silent = new IOException();
    assertThatThrownBy(
            () -> {
              throw TargetErrors.cannotWrite(TARGET, silent);
            })
        .hasMessage("cannot write /out/alerts: IOException")
        .hasCause(silent);
  }
}

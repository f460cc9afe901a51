package dev.vedette.sink;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.flink.core.fs.FSDataOutputStream;

/**
 * The stream under a writer. Its errors name the output the user asked for, because "No space left
 * on device" alone does not say which. Closing it only flushes: Flink owns the stream below and
 * closes it when it commits the file.
 */
final class TargetStream extends OutputStream {

  /** What is done to the stream below. */
  private interface Action {
    void run() throws IOException;
  }

  private final FSDataOutputStream out;
  private final String target;

  TargetStream(FSDataOutputStream out, String target) {
    this.out = out;
    this.target = target;
  }

  @Override
  public void write(int value) throws IOException {
    named(() -> out.write(value));
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    named(() -> out.write(bytes, offset, length));
  }

  @Override
  public void flush() throws IOException {
    named(out::flush);
  }

  @Override
  public void close() throws IOException {
    flush();
  }

  private void named(Action action) throws IOException {
    try {
      action.run();
    } catch (IOException e) {
      throw TargetErrors.cannotWrite(target, e);
    }
  }
}

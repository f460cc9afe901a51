package dev.vedette.sink;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.parquet.io.PositionOutputStream;

/**
 * The stream a Parquet file is written to. It buffers, since a page header goes out byte by byte,
 * and so it counts the position itself.
 */
final class PositionedTarget extends PositionOutputStream {

  private final OutputStream out;
  private long position;

  PositionedTarget(OutputStream out, long position) {
    this.out = new BufferedOutputStream(out);
    this.position = position;
  }

  @Override
  public long getPos() {
    return position;
  }

  @Override
  public void write(int value) throws IOException {
    out.write(value);
    position++;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    position += length;
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}

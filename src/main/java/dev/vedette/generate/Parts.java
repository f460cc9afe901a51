package dev.vedette.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The files of web requests, one after the other. */
final class Parts implements AutoCloseable {
  private final Path folder;
  private final Settings settings;
  private final RowBuffer rows;
  private OutputStream current;
  private int opened;

  Parts(Path folder, Settings settings, RowBuffer rows) throws IOException {
    this.folder = folder;
    this.settings = settings;
    this.rows = rows;
    open();
  }

  /** Begins the next file before a row that belongs there. */
  void before(long row) throws IOException {
    if (opened < settings.files() && row >= firstRow(opened)) {
      close();
      open();
    }
  }

  private long firstRow(int part) {
    return settings.events() / settings.files() * part;
  }

  private void open() throws IOException {
    String number = settings.files() == 0 ? "" : String.format(Locale.ROOT, "-%03d", opened);
    String name = "web" + number + settings.format().suffix() + settings.compression().suffix();
    opened++;
    current = settings.compression().around(Files.newOutputStream(folder.resolve(name)));
    rows.to(current);
  }

  @Override
  public void close() throws IOException {
    rows.flush();
    current.close();
  }
}

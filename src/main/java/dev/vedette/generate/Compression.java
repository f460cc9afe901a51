package dev.vedette.generate;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** How the files of web requests are compressed. */
public enum Compression {
  NONE("") {
    @Override
    OutputStream around(OutputStream file) {
      return file;
    }
  },
  GZ(".gz") {
    @Override
    OutputStream around(OutputStream file) throws IOException {
      return new GZIPOutputStream(file, BUFFER) {
        {
          def.setLevel(LEVEL);
        }
      };
    }
  },
  ZST(".zst") {
    @Override
    OutputStream around(OutputStream file) throws IOException {
      return new ZstdOutputStream(file, LEVEL);
    }
  };

  private static final int LEVEL = 3;
  private static final int BUFFER = 1 << 16;

  private final String suffix;

  Compression(String suffix) {
    this.suffix = suffix;
  }

  String suffix() {
    return suffix;
  }

  abstract OutputStream around(OutputStream file) throws IOException;
}

package dev.vedette.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CompressionTest {
  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(bytes(text));
    }
    return bytes.toByteArray();
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }

  private static String read(byte[] file, String name) throws IOException {
    BufferedInputStream in = new BufferedInputStream(new ByteArrayInputStream(file));
    byte[] content = Compression.of(in, name).decompress(in).readAllBytes();
    return new String(content, StandardCharsets.UTF_8);
  }

  @Test
  void goesByTheContentAndNotByTheName() throws IOException {
    assertThat(read(bytes("plain"), "x.log")).isEqualTo("plain");
    assertThat(read(gzip("packed"), "x.log")).isEqualTo("packed");
    assertThat(read(Zstd.compress(bytes("packed")), "x")).isEqualTo("packed");
    assertThat(read(new byte[0], "x.log")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.gz", "x.ZST"})
  void refusesWhatIsNamedAsCompressedAndIsNot(String name) {
    assertThatThrownBy(() -> read(bytes("plain"), name)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read(new byte[0], name)).isInstanceOf(IOException.class);
  }

  @Test
  void readsAllMembersOfAGzipFile() throws IOException {
    assertThat(read(join(gzip("one,"), gzip("two")), "x.gz")).isEqualTo("one,two");
  }

  @Test
  void failsWhereverAGzipFileIsCut() throws IOException {
    byte[] two = join(gzip("one"), gzip("two"));
    int firstMember = gzip("one").length;
    for (int length = 2; length < two.length; length++) {
      byte[] cut = Arrays.copyOf(two, length);
      if (length != firstMember) {
        assertThatThrownBy(() -> read(cut, "x.gz"))
            .as("cut after %d bytes", cut.length)
            .isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void failsForADamagedLaterMember() throws IOException {
    byte[] two = join(gzip("one"), gzip("two"));
    two[gzip("one").length + 2] = 99;
    assertThatThrownBy(() -> read(two, "x.gz")).isInstanceOf(IOException.class);
  }

  @Test
  void failsForACutZstdFile() {
    byte[] whole = Zstd.compress(bytes("packed ".repeat(100)));
    for (int length = 4; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(cut, "x.zst")).isInstanceOf(IOException.class);
    }
  }

  @Test
  void readsZstdBehindASkippableFrame() throws IOException {
    byte[] skippable = {0x50, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 1, 2};
    assertThat(read(join(skippable, Zstd.compress(bytes("packed"))), "x.zst")).isEqualTo("packed");
  }
}

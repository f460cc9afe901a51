package dev.vedette.columnar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Texts as a page of Parquet has them in its plain encoding, each behind its length. */
public final class PlainTexts {
  private PlainTexts() {}

  public static TextValues of(List<String> texts) throws IOException {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    for (String text : texts) {
      byte[] bytes = text.getBytes(UTF_8);
      page.writeBytes(
          ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length).array());
      page.writeBytes(bytes);
    }
    TextValues values = new TextValues();
    values.takePlain(page.toByteArray(), 0, page.size(), texts.size());
    return values;
  }
}

package dev.vedette.sink;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The kept bytes of a record that may be anything.
 *
 * @param bytes the bytes
 * @param cut whether more bytes followed that were not kept
 */
@SuppressWarnings("ArrayRecordComponent") // A view that lives for one write; never compared.
record RawBytes(byte[] bytes, boolean cut) {

  /**
   * The bytes as text, if that is what they are. When the cut went through a character, the part of
   * that character is left off: the text is none the less a true beginning of the record.
   */
  Optional<String> text() {
    // UTF-8 never has more characters than bytes, so the buffer does not overflow.
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    // Told that more input may follow, the decoder leaves an unfinished character alone.
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, !cut);
    return result.isError() ? Optional.empty() : Optional.of(text.flip().toString());
  }
}

package dev.vedette.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vedette.model.RejectReason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** What must hold of the answer to any record, whatever it contains. */
final class RecordAnswers {
  private static final ObjectMapper TREES =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private RecordAnswers() {}

  static void assertSound(RecordedRows read, byte[] record) {
    assertThat(read.details)
        .allSatisfy(detail -> assertThat(detail).matches("[ -~]{1,220}").doesNotContain("[Source"));
    long invalid = read.reasons.stream().filter(RejectReason.INVALID_JSON::equals).count();
    JsonNode tree = treeOrNull(record);
    if (tree == null) {
      assertThat(invalid).isPositive();
      // Each element that is found takes at least a byte, and the fault between them is told once.
      assertThat(read.calls()).isLessThanOrEqualTo(record.length + 1);
      return;
    }
    assertThat(invalid).isZero();
    if (tree.isObject() && tree.has("records")) {
      // The tree knows only the last of two lists of that name.
      assertThat(read.calls()).isGreaterThanOrEqualTo(tree.get("records").size());
    } else {
      assertThat(read.calls()).isEqualTo(tree.isArray() ? tree.size() : 1);
    }
  }

  /** Null unless the record is strict UTF-8 and JSON, by the JDK's and the tree reader's word. */
  private static JsonNode treeOrNull(byte[] record) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(record)).toString();
      boolean marked = text.startsWith("\uFEFF");
      JsonNode tree = TREES.readTree(marked ? text.substring(1) : text);
      return tree.isMissingNode() ? null : tree;
    } catch (CharacterCodingException | JsonProcessingException invalid) {
      return null;
    }
  }
}

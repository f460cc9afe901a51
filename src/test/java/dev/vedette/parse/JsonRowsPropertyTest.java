package dev.vedette.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vedette.model.RejectReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random records, always the same ones. */
class JsonRowsPropertyTest {
  private static final Columns COLUMNS = Columns.of("A", "B", "Type", "category", "properties");
  private static final ObjectMapper TREES = new ObjectMapper();

  private final JsonRows reader = new JsonRows(COLUMNS);

  @Test
  void readsBareRowsAsTheirTreeHasThem() throws JsonProcessingException {
    RandomJson json = new RandomJson(31);
    for (int n = 0; n < 20_000; n++) {
      String row = json.row();
      RecordedRows read = RecordedRows.of(reader, row.getBytes(UTF_8));

      assertThat(read.details).as(row).isEmpty();
      assertThat(read.values).as(row).hasSize(1);
      assertSameAsTree(read.values.get(0), TREES.readTree(row), row);
    }
  }

  @Test
  void readsListsAndEnvelopesAsTheirRowsAlone() {
    RandomJson json = new RandomJson(37);
    for (int n = 0; n < 5_000; n++) {
      List<String> rows = json.rows();
      List<String> alone = new ArrayList<>();
      for (String row : rows) {
        alone.addAll(RecordedRows.of(reader, row.getBytes(UTF_8)).rows);
      }
      for (String record : new String[] {json.list(rows), json.envelope(rows)}) {
        RecordedRows read = RecordedRows.of(reader, record.getBytes(UTF_8));
        assertThat(read.rows).as(record).isEqualTo(alone);
        assertThat(read.details).as(record).isEmpty();
      }
    }
  }

  @Test
  void readsStreamingEnvelopesAsTheirProperties() {
    RandomJson json = new RandomJson(41);
    for (int n = 0; n < 5_000; n++) {
      String row = json.row();
      String record = json.streamed(row, "DeviceInfo");

      assertThat(RecordedRows.of(reader, record.getBytes(UTF_8)).values)
          .as(record)
          .isEqualTo(RecordedRows.of(reader, row.getBytes(UTF_8)).values);
      assertThat(RecordedRows.of(reader, record.getBytes(UTF_8)).rows.get(0))
          .startsWith("DeviceInfo:");
    }
  }

  @Test
  void answersRandomBytesWithoutThrowing() {
    Random random = new Random(43);
    for (int n = 0; n < 50_000; n++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      for (int i = 0; i < bytes.length; i++) {
        if (random.nextInt(3) > 0) {
          bytes[i] = (byte) "{}[]\":,\\u0e1 \n\0tnA".charAt(random.nextInt(18));
        }
      }
      assertAnswered(bytes);
    }
  }

  @Test
  void answersMutatedRecordsWithoutThrowing() {
    RandomJson json = new RandomJson(47);
    Random random = new Random(53);
    for (int n = 0; n < 30_000; n++) {
      byte[] bytes = json.envelope(json.rows()).getBytes(UTF_8);
      for (int i = random.nextInt(4); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      int length = random.nextInt(3) == 0 ? random.nextInt(bytes.length) : bytes.length;
      assertAnswered(Arrays.copyOf(bytes, length));
    }
  }

  @Test
  void rejectsABareRowCutAnywhereAndDeliversNothing() {
    RandomJson json = new RandomJson(59);
    for (int n = 0; n < 200; n++) {
      byte[] row = json.row().strip().getBytes(UTF_8);
      for (int length = 0; length < row.length; length++) {
        RecordedRows read = RecordedRows.of(reader, Arrays.copyOf(row, length));
        assertThat(read.rows).isEmpty();
        assertThat(read.reasons).containsExactly(RejectReason.INVALID_JSON);
      }
    }
  }

  private void assertAnswered(byte[] record) {
    RecordedRows read = RecordedRows.of(reader, record);

    RecordAnswers.assertSound(read, record);
  }

  private static void assertSameAsTree(List<String> values, JsonNode tree, String row)
      throws JsonProcessingException {
    for (int i = 0; i < values.size(); i++) {
      JsonNode node = tree.path(COLUMNS.names().get(i));
      String value = values.get(i);
      if (node.isNull() || node.isMissingNode()) {
        assertThat(value).as(row).isNull();
      } else if (node.isTextual()) {
        assertThat(value).as(row).isEqualTo(node.textValue());
      } else {
        assertThat(TREES.readTree(value)).as(row).isEqualTo(node);
      }
    }
  }
}

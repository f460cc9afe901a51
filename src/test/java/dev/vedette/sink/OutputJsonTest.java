package dev.vedette.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vedette.model.Alert;
import dev.vedette.model.Suppressed;
import dev.vedette.model.SuppressedBy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputJsonTest {

  private static final String FULL =
      "{\"AlertId\":\"0123456789abcdef0123456789abcdef\",\"Revision\":3,\"Final\":true,"
          + "\"DetectionBranch\":\"Correlated_Reconnaissance\","
          + "\"Timestamp\":\"2026-01-05T23:50:00.000Z\",\"EmittedAt\":\"2026-02-01T00:00:00.007Z\","
          + "\"Severity\":\"High\",\"Confidence\":\"Medium\","
          + "\"Title\":\"Partner mapping from 198.51.100.7\","
          + "\"Techniques\":[\"T1591.002\"],\"Tactics\":[\"Reconnaissance\"],"
          + "\"SourceIP\":\"198.51.100.7\",\"WindowStart\":\"2026-01-05T23:50:00.000Z\","
          + "\"WindowEnd\":\"2026-01-06T00:00:00.000Z\",\"RequestCount\":3000000000,"
          + "\"UniqueURLs\":12,\"UniqueURLsExact\":false,"
          + "\"SampledURLs\":[\"/partners?q=\\\"ü\\\"\",\"/clients\"],"
          + "\"UserAgents\":[\"\",\"curl/8.5.0\"],\"MatchedKeywords\":[],"
          + "\"FirstSeen\":\"2026-01-05T23:50:00.001Z\",\"LastSeen\":\"2026-01-05T23:59:59.999Z\","
          + "\"DeviceId\":\"d-1\",\"DeviceName\":\"host-1\",\"AccountName\":\"CORP\\\\eve\","
          + "\"FileName\":\"python3\","
          + "\"ProcessCommandLine\":\"theHarvester -d example.com\\n-b all\","
          + "\"InitiatingProcessFileName\":\"bash\",\"InitiatingProcessCommandLine\":\"\","
          + "\"ToolIdentified\":\"theHarvester\",\"Activity\":\"OSINT tool execution\","
          + "\"ToolExecutions\":[{\"Timestamp\":\"2026-01-05T23:40:00.120Z\",\"AlertId\":\"aa\","
          + "\"ToolIdentified\":\"theHarvester\",\"DeviceId\":\"d-1\",\"DeviceName\":\"host-1\","
          + "\"AccountName\":\"CORP\\\\eve\","
          + "\"ProcessCommandLine\":\"theHarvester -d example.com\"},"
          + "{\"Timestamp\":\"2026-01-05T23:50:00.000Z\",\"AlertId\":\"\",\"DeviceName\":\"\","
          + "\"AccountName\":\"\",\"ProcessCommandLine\":\"x\"}],"
          + "\"RelatedAlertIds\":[\"aa\",\"bb\"],\"Profile\":\"default\",\"RuleVersion\":\"1.0.0\"}";

  private static final String MINIMAL =
      "{\"AlertId\":\"00000000000000000000000000000001\",\"Revision\":1,\"Final\":false,"
          + "\"DetectionBranch\":\"Partner_Page_Scraping\","
          + "\"Timestamp\":\"2026-01-05T23:50:00.000Z\","
          + "\"EmittedAt\":\"2026-02-01T00:00:00.007Z\"}";

  private final ObjectMapper anyJson = new ObjectMapper();

  @Test
  void writesEveryFieldOfAnAlertInTheOrderOfTheRecord() {
    assertThat(OutputJson.alert(Samples.full())).isEqualTo(FULL);
  }

  @Test
  void leavesOutWhatAnAlertDoesNotHave() {
    assertThat(OutputJson.alert(Samples.minimal())).isEqualTo(MINIMAL);
  }

  @Test
  void hasAFieldForEveryComponentOfTheRecord() {
    assertThat(AlertLayout.TYPE.fields()).hasSameSizeAs(Alert.class.getRecordComponents());
  }

  @Test
  void refusesAnAlertWithoutARequiredField() {
    Alert nameless = Samples.full().toBuilder().alertId(null).build();
    assertThatThrownBy(() -> OutputJson.alert(nameless))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("AlertId is required");
  }

  @Test
  void writesMillisecondsAndNothingFiner() {
    Alert alert =
        Samples.alert("a", Instant.parse("1969-12-31T23:59:59.9999Z"))
            .firstSeen(Instant.parse("2026-01-05T10:00:00.5Z"))
            .build();
    assertThat(OutputJson.alert(alert))
        .contains("\"Timestamp\":\"1969-12-31T23:59:59.999Z\"")
        .contains("\"FirstSeen\":\"2026-01-05T10:00:00.500Z\"");
  }

  @Test
  void readsBackWhatItWrote() {
    assertThat(OutputJson.readAlert(FULL)).isEqualTo(Samples.full());
    assertThat(OutputJson.readAlert(MINIMAL)).isEqualTo(Samples.minimal());
  }

  @Test
  void readsPastFieldsItDoesNotKnow() {
    String line = OutputJson.suppressed(Samples.suppressed());
    assertThat(OutputJson.readAlert(line)).isEqualTo(Samples.full());
  }

  @Test
  void saysWhatIsNotAnAlert() {
    assertThatThrownBy(() -> OutputJson.readAlert("{\"Timestamp\":\"yesterday\"}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("yesterday");
    assertThatThrownBy(() -> OutputJson.readAlert("{"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> OutputJson.readAlert("null"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsHalvesOfSurrogatePairsInValidUtf8() throws Exception {
    // The long run puts the halves on either side of the generator's buffers.
    String text = "\uD83D|\uDE00|\uD83D\uDE00|ü\u0000\u2028\r\n" + "\uD83D".repeat(9001) + "\uDE00";
    Alert alert = Samples.full().toBuilder().processCommandLine(text).title(text).build();

    String line = OutputJson.alert(alert);
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);

    assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(line).doesNotContain("\n");
    assertThat(line).contains("\\uD83D|\\uDE00|");
    assertThat(anyJson.readTree(bytes).get("Title").textValue()).isEqualTo(text);
    assertThat(OutputJson.readAlert(line)).isEqualTo(alert);
  }

  @Test
  void addsToASuppressedAlertWhatSuppressedIt() {
    String by =
        ",\"SuppressedBy\":{\"Kind\":\"excluded-range\",\"Entry\":\"198.51.100.0/24\","
            + "\"Reason\":\"our own scanner\"}}";
    assertThat(OutputJson.suppressed(Samples.suppressed()))
        .isEqualTo(FULL.substring(0, FULL.length() - 1) + by);
  }

  @Test
  void leavesOutAnUnknownReasonOfSuppression() {
    Suppressed suppressed =
        new Suppressed(Samples.minimal(), new SuppressedBy("crawler", "Googlebot", null));
    assertThat(OutputJson.suppressed(suppressed))
        .endsWith("\"SuppressedBy\":{\"Kind\":\"crawler\",\"Entry\":\"Googlebot\"}}");
  }

  @Test
  void writesRejectedTextAsText() {
    byte[] raw = "{\"a\":\t\"ü".getBytes(StandardCharsets.UTF_8);
    assertThat(OutputJson.rejected(Samples.rejected(raw.length, raw)))
        .isEqualTo(
            "{\"Input\":\"web\",\"Reason\":\"invalid-json\",\"Detail\":\"breaks off\","
                + "\"Origin\":\"/in/web.json\",\"Offset\":17,\"Length\":9,"
                + "\"Raw\":\"{\\\"a\\\":\\t\\\"ü\"}");
  }

  @Test
  void writesRejectedBytesThatAreNoTextInBase64() {
    byte[] raw = {'a', (byte) 0xFF, 'b'};
    assertThat(OutputJson.rejected(Samples.rejected(3, raw)))
        .endsWith(",\"Length\":3,\"RawBase64\":\"Yf9i\"}");
  }

  @Test
  void writesLateEvents() {
    assertThat(OutputJson.late(Samples.late()))
        .isEqualTo(
            "{\"SourceIP\":\"198.51.100.7\",\"WindowStart\":\"2026-01-05T23:50:00.000Z\","
                + "\"WindowEnd\":\"2026-01-06T00:00:00.000Z\",\"Count\":4}");
  }

  @Test
  void writesNullsInsideListsAsNull() {
    Alert alert = Samples.full().toBuilder().userAgents(Arrays.asList("a", null, "")).build();
    assertThat(OutputJson.alert(alert)).contains("\"UserAgents\":[\"a\",null,\"\"]");
    assertThat(List.of(OutputJson.readAlert(OutputJson.alert(alert)))).containsExactly(alert);
  }
}

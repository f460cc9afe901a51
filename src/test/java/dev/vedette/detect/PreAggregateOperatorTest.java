package dev.vedette.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PreAggregateOperatorTest {
  private static final ScrapeStats.Layout LAYOUT = new ScrapeStats.Layout(16, 10, 5, 3);

  private OneInputStreamOperatorTestHarness<ScrapePartial, ScrapePartial> harness;

  @BeforeEach
  void open() throws Exception {
    harness = new OneInputStreamOperatorTestHarness<>(new PreAggregateOperator(3, 100));
    harness.setProcessingTime(0);
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  private void request(String source) throws Exception {
    ScrapeStats stats = new ScrapeStats(LAYOUT);
    stats.add(5, "/partners", "agent", List.of("/partners"));
    harness.processElement(
        new StreamRecord<>(new ScrapePartial(source, 0, null, stats, harness.getProcessingTime())));
  }

  /** What was sent since last asked; W is a watermark. */
  private List<String> sent() {
    List<String> sent = new ArrayList<>();
    for (Object element : harness.getOutput()) {
      if (element instanceof StreamRecord<?> record
          && record.getValue() instanceof ScrapePartial partial) {
        sent.add(partial.source() + ":" + partial.stats().count());
      } else if (element instanceof Watermark) {
        sent.add("W");
      }
    }
    harness.getOutput().clear();
    return sent;
  }

  @Test
  void addsUpWhatBelongsToOneWindowAndSendsItAfterAShortTime() throws Exception {
    request("a");
    request("b");
    request("a");
    assertThat(sent()).isEmpty();
    harness.setProcessingTime(99);
    assertThat(sent()).isEmpty();
    harness.setProcessingTime(100);
    assertThat(sent()).containsExactly("a:2", "b:1");
    request("a");
    harness.setProcessingTime(200);
    assertThat(sent()).containsExactly("a:1");
  }

  /** As they come through a network, whichever of the two is the first. */
  @Test
  void addsUpPartialsThatAreStillInTheirBytes() throws Exception {
    packed("a");
    packed("a");
    request("a");
    request("b");
    packed("b");
    harness.setProcessingTime(100);
    assertThat(sent()).containsExactly("a:3", "b:2");
  }

  private void packed(String source) throws Exception {
    ScrapeStats stats = new ScrapeStats(LAYOUT);
    stats.add(5, "/partners", "agent", List.of("/partners"));
    DataOutputSerializer out = new DataOutputSerializer(64);
    ScrapePartialSerializer serializer = new ScrapePartialSerializer();
    serializer.serialize(new ScrapePartial(source, 0, null, stats, 0), out);
    harness.processElement(
        new StreamRecord<>(
            serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()))));
  }

  @Test
  void keepsTheArrivalOfTheFirstRequest() throws Exception {
    harness.setProcessingTime(10);
    request("a");
    harness.setProcessingTime(50);
    request("a");
    harness.endInput();
    assertThat(harness.extractOutputValues())
        .extracting(ScrapePartial::arrived)
        .containsExactly(10L);
  }

  @Test
  void sendsAllBeforeAWatermarkSoThatNothingBecomesLate() throws Exception {
    request("a");
    harness.processWatermark(7);
    assertThat(sent()).containsExactly("a:1", "W");
  }

  @Test
  void sendsAllBeforeACheckpointSoThatNothingIsLost() throws Exception {
    request("a");
    harness.prepareSnapshotPreBarrier(1);
    assertThat(sent()).containsExactly("a:1");
  }

  @Test
  void sendsAllWhenItIsFullAndAtTheEnd() throws Exception {
    request("a");
    request("b");
    request("c");
    assertThat(sent()).containsExactly("a:1", "b:1", "c:1");
    request("d");
    harness.endInput();
    assertThat(sent()).containsExactly("d:1");
  }
}

package dev.vedette.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SourcesTest {
  @Test
  void sourcesAreDistinctAndOfAllKinds() {
    Sources sources = new Sources(50_000, 3);
    Set<String> texts = new HashSet<>();
    int counted = 0;
    for (int i = 0; i < sources.count(); i++) {
      counted += sources.counts(i) ? 1 : 0;
      if (sources.counts(i)) {
        texts.add(sources.text(i));
      }
    }
    assertThat(texts).hasSize(counted);
    assertThat(counted / 50_000.0).isEqualTo(0.96, within(0.005));
  }
}

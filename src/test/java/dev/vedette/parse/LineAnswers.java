package dev.vedette.parse;

import static org.assertj.core.api.Assertions.assertThat;

/** What must hold of the answer to any line, whatever it contains. */
final class LineAnswers {
  private LineAnswers() {}

  static void assertSound(AccessLogLine line, boolean parsed) {
    if (parsed) {
      assertThat(line.fault()).isNull();
      assertThat(line.sourceAddress()).isNotEmpty().doesNotContain(" ");
      assertThat(line.time()).isNotNull();
      assertThat(line.target()).isNotNull();
      assertThat(line.userAgent()).isNotNull();
    } else {
      assertThat(line.fault()).startsWith("no ");
      assertThat(line.sourceAddress()).isNull();
    }
  }
}

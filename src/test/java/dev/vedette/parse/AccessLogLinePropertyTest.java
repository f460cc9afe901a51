package dev.vedette.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Random lines, always the same ones. */
class AccessLogLinePropertyTest {
  private static final String[] TEXTS = {
    "a", "/", " ", "[", "]", "] ", "é", "漢", "\\\"", "\\\\", "\\x22", "%20", "-", ":", "?q=1&",
    "'|'"
  };

  private final Random random = new Random(61);
  private final AccessLogLine line = new AccessLogLine();

  @Test
  void readsWhatAServerWrites() {
    for (int n = 0; n < 50_000; n++) {
      String user = text().replace(' ', '_') + "-";
      String target = "/" + text();
      String referer = text();
      String agent = text();
      String written =
          "2001:db8::%x - %s [17/May/2015:10:05:03 +0000] \"GET %s HTTP/1.1\" 200 5 \"%s\" \"%s\""
              .formatted(n, user, target, referer, agent);

      assertThat(parse(written.getBytes(UTF_8))).as(written).isTrue();
      assertThat(line.sourceAddress()).isEqualTo("2001:db8::%x".formatted(n));
      assertThat(line.time()).isEqualTo("17/May/2015:10:05:03 +0000");
      assertThat(line.target()).as(written).isEqualTo(target);
      assertThat(line.userAgent()).as(written).isEqualTo(agent);
    }
  }

  @Test
  void answersMutatedLinesWithoutThrowing() {
    byte[] whole =
        "host 192.0.2.1 - - [17/May/2015:10:05:03 +0000] \"GET /a HTTP/1.1\" 200 5 \"-\" \"b\""
            .getBytes(UTF_8);
    for (int n = 0; n < 100_000; n++) {
      byte[] bytes = Arrays.copyOf(whole, whole.length - random.nextInt(10));
      for (int i = random.nextInt(5); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] =
            (byte)
                (random.nextBoolean()
                    ? random.nextInt(256)
                    : " \"\\[]-0".charAt(random.nextInt(7)));
      }
      LineAnswers.assertSound(line, parse(bytes));
    }
  }

  /** What grows with the square of the length would need hours here. */
  @Test
  @Timeout(20)
  void answersLongHostileLinesInLinearTime() {
    for (String piece :
        new String[] {" [", "[] ", "] \"", "\" 1", "\\", "\"", " ", "\" 200 5 \""}) {
      parse(("- [x] \"" + piece.repeat(1_000_000)).getBytes(UTF_8));
      parse(piece.repeat(1_000_000).getBytes(UTF_8));
    }
  }

  private boolean parse(byte[] bytes) {
    return line.parse(bytes, 0, bytes.length);
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(12); n > 0; n--) {
      text.append(TEXTS[random.nextInt(TEXTS.length)]);
    }
    return text.toString();
  }
}

package dev.vedette.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimeTest {
  private static final long YEAR_0 = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
  private static final long YEAR_9999 = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-01-05T10:04:12Z | 2026-01-05T10:04:12Z",
        "2026-01-05T10:04:12.3Z | 2026-01-05T10:04:12.300Z",
        "2026-01-05T10:04:12.3456789Z | 2026-01-05T10:04:12.345Z",
        "2026-01-05T10:04:12.999999999Z | 2026-01-05T10:04:12.999Z",
        "2026-01-05 10:04:12.5 | 2026-01-05T10:04:12.500Z",
        "2026-01-05T10:04:12 | 2026-01-05T10:04:12Z",
        "2026-01-05T00:04:12+02:00 | 2026-01-04T22:04:12Z",
        "2026-01-05T23:04:12.25-0130 | 2026-01-06T00:34:12.250Z",
        "2026-01-05T10:04:12+18:00 | 2026-01-04T16:04:12Z",
        "2024-02-29T00:00:00Z | 2024-02-29T00:00:00Z",
        "1969-12-31T23:59:59.9999Z | 1969-12-31T23:59:59.999Z",
        "0001-01-01T00:00:00Z | 0001-01-01T00:00:00Z",
        "3/31/2022, 08:18:20.276 AM | 2022-03-31T08:18:20.276Z",
        "03/31/2022, 8:18:20 PM | 2022-03-31T20:18:20Z",
        "12/1/2022, 12:00:00.000 AM | 2022-12-01T00:00:00Z",
        "12/1/2022, 12:59:59.9999 PM | 2022-12-01T12:59:59.999Z"
      })
  void readsRowTimes(String text, Instant time) throws InvalidTimeException {
    assertThat(EventTime.parseMillis(text)).isEqualTo(time.toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "now",
        "2026-02-30T00:00:00Z",
        "2025-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-00-01T00:00:00Z",
        "2026-01-00T00:00:00Z",
        "2026-01-05T24:00:00Z",
        "2026-01-05T10:60:00Z",
        "2026-12-31T23:59:60Z",
        "2026-01-05T10:04Z",
        "2026-01-05",
        "2026-01-05T10:04:12.Z",
        "2026-01-05T10:04:12,5Z",
        "2026-01-05T10:04:12.0123456789Z",
        "2026-01-05T10:04:12z",
        "2026-01-05t10:04:12Z",
        "2026-01-05  10:04:12Z",
        "2026-01-05T10:04:12 Z",
        "2026-01-05T10:04:12ZZ",
        "2026-01-05T10:04:12+2",
        "2026-01-05T10:04:12+18:01",
        "2026-01-05T10:04:12+01:60",
        "2026-01-05T10:04:12+01:00:00",
        "2026-1-05T10:04:12Z",
        "+2026-01-05T10:04:12Z",
        "-001-01-05T10:04:12Z",
        "12026-01-05T10:04:12Z",
        "20260105T100412Z",
        " 2026-01-05T10:04:12Z",
        "2026-01-05T10:04:12Z ",
        "٢٠٢٦-01-05T10:04:12Z",
        "1767607452",
        "2/30/2022, 08:18:20.276 AM",
        "31/3/2022, 08:18:20.276 AM",
        "3/31/22, 08:18:20.276 AM",
        "3/31/2022 08:18:20.276 AM",
        "3/31/2022, 08:18:20.276",
        "3/31/2022, 00:18:20.276 AM",
        "3/31/2022, 13:18:20.276 PM",
        "3/31/2022, 08:18 AM",
        "3/31/2022, 08:18:20.276 XM",
        "3/31/2022, 08:18:20.276 PAM",
        "3/31/2022, 08:18:20.276 AM ",
        "17/May/2015:10:05:03 +0000"
      })
  void refusesWhatIsNotARowTime(String text) {
    assertThatThrownBy(() -> EventTime.parseMillis(text))
        .isInstanceOf(InvalidTimeException.class)
        .hasMessageStartingWith("not a time: ");
  }

  @ParameterizedTest
  @NullAndEmptySource
  void refusesNoTime(String none) {
    assertThatThrownBy(() -> EventTime.parseMillis(none)).hasMessage("no time");
    assertThatThrownBy(() -> EventTime.parseAccessLogMillis(none)).hasMessage("no time");
  }

  @Test
  void quotesNoMoreOfAHostileTextThanFitsALine() {
    assertThatThrownBy(() -> EventTime.parseMillis("x\n\u202e".repeat(10_000)))
        .extracting(Throwable::getMessage)
        .asString()
        .hasSizeLessThan(200)
        .startsWith("not a time: x??x??");
  }

  @ParameterizedTest
  @CsvSource({
    "17/May/2015:10:05:03 +0000, 2015-05-17T10:05:03Z",
    "29/Jul/2023:10:26:06 -0700, 2023-07-29T17:26:06Z",
    "01/Jan/2026:00:00:00 +0530, 2025-12-31T18:30:00Z",
    "29/Feb/2024:23:59:59 +0000, 2024-02-29T23:59:59Z"
  })
  void readsAccessLogTimes(String text, Instant time) throws InvalidTimeException {
    assertThat(EventTime.parseAccessLogMillis(text)).isEqualTo(time.toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "17/May/2015:10:05:03",
        "17/May/2015:10:05:03 0000",
        "17/May/2015:10:05:03 +00",
        "17/May/2015:10:05:60 +0000",
        "17/May/2015:24:05:00 +0000",
        "17/may/2015:10:05:03 +0000",
        "17/Mai/2015:10:05:03 +0000",
        "17/anF/2015:10:05:03 +0000",
        "17/05/2015:10:05:03 +0000",
        "7/May/2015:10:05:03 +0000",
        "31/Feb/2015:10:05:03 +0000",
        "17/May/2015 10:05:03 +0000",
        "17/May/2015:10:05:03 +0000 ",
        "17/M",
        "2015-05-17T10:05:03Z"
      })
  void refusesWhatIsNotAnAccessLogTime(String text) {
    assertThatThrownBy(() -> EventTime.parseAccessLogMillis(text))
        .isInstanceOf(InvalidTimeException.class);
  }

  @Test
  void agreesWithTheJdkOnRandomIsoTimes() throws InvalidTimeException {
    Random random = new Random(17);
    for (int n = 0; n < 100_000; n++) {
      int digits = random.nextInt(10);
      OffsetDateTime time = withFractionDigits(randomTime(random), digits);
      String text = time.format(isoForm(digits, random));

      assertThat(EventTime.parseMillis(text)).as(text).isEqualTo(time.toInstant().toEpochMilli());
    }
  }

  @Test
  void agreesWithTheJdkOnRandomAccessLogTimes() throws InvalidTimeException {
    DateTimeFormatter form = DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss xx", Locale.ENGLISH);
    Random random = new Random(19);
    for (int n = 0; n < 50_000; n++) {
      OffsetDateTime time = randomTime(random).withNano(0);
      String text = time.format(form);

      assertThat(EventTime.parseAccessLogMillis(text))
          .as(text)
          .isEqualTo(time.toInstant().toEpochMilli());
    }
  }

  @Test
  void agreesWithTheJdkOnRandomPortalTimes() throws InvalidTimeException {
    Random random = new Random(23);
    DateTimeFormatter form =
        DateTimeFormatter.ofPattern("M/d/uuuu, hh:mm:ss.SSS a", Locale.ENGLISH);
    for (int n = 0; n < 50_000; n++) {
      LocalDateTime time = randomTime(random).toLocalDateTime().withNano(0);
      String text = time.format(form);

      assertThat(EventTime.parseMillis(text))
          .as(text)
          .isEqualTo(time.toInstant(ZoneOffset.UTC).toEpochMilli());
    }
  }

  @Test
  void acceptsNoMutatedIsoTimeThatTheJdkRefuses() {
    Random random = new Random(29);
    for (int n = 0; n < 100_000; n++) {
      StringBuilder text = new StringBuilder("2026-01-05T10:04:12.345Z");
      for (int i = random.nextInt(3); i >= 0; i--) {
        text.setCharAt(random.nextInt(text.length()), "0123459:-TZ.+ ".charAt(random.nextInt(14)));
      }
      String mutant = text.toString();
      // The JDK's form has no blank.
      String form = mutant.replaceFirst("^(.{10}) ", "$1T");
      assertThat(millisOrNull(mutant)).as(mutant).isEqualTo(jdkMillisOrNull(form));
    }
  }

  private static Long millisOrNull(String text) {
    try {
      return EventTime.parseMillis(text);
    } catch (InvalidTimeException invalid) {
      return null;
    }
  }

  /** Where the JDK is laxer than an event time may be, its leniency is taken away by hand. */
  private static Long jdkMillisOrNull(String text) {
    try {
      boolean lax = text.matches("[+-].*") || text.endsWith(".") || text.matches(".*\\.[Z+-].*");
      boolean zone = text.matches(".{11}.*[Z+-].*");
      String zoned = zone ? text : text + "Z";
      OffsetDateTime time = OffsetDateTime.parse(zoned, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
      return lax ? null : Long.valueOf(time.toInstant().toEpochMilli());
    } catch (DateTimeParseException invalid) {
      return null;
    }
  }

  private static OffsetDateTime randomTime(Random random) {
    long range = YEAR_9999 - YEAR_0 - 200_000;
    long second = YEAR_0 + 100_000 + (long) (random.nextDouble() * range);
    long recent = random.nextInt();
    Instant instant =
        Instant.ofEpochSecond(
            random.nextBoolean() ? second : recent, random.nextInt(1_000_000_000));
    return instant.atOffset(ZoneOffset.ofTotalSeconds(60 * (random.nextInt(2161) - 1080)));
  }

  private static OffsetDateTime withFractionDigits(OffsetDateTime time, int digits) {
    int unit = (int) Math.pow(10, 9 - digits);
    return time.withNano(time.getNano() / unit * unit);
  }

  private static DateTimeFormatter isoForm(int digits, Random random) {
    String separator = random.nextBoolean() ? "'T'" : " ";
    String fraction = digits == 0 ? "" : "." + "S".repeat(digits);
    String offset = random.nextBoolean() ? "XXX" : "xx";
    String form = "uuuu-MM-dd" + separator + "HH:mm:ss" + fraction + offset;
    return DateTimeFormatter.ofPattern(form, Locale.ROOT);
  }
}

package dev.vedette.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.config.JobDefinition;
import dev.vedette.model.Input;
import dev.vedette.support.Jobs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Process events and device reports: the fast way to read gives exactly what the plain one gives.
 */
final class FastDeviceReadingTest {
  private static final int LIMIT = 4096;
  private static final int ROUNDS = 12;

  static Stream<Arguments> inputsAndTerms() throws IOException {
    return Stream.of(
        Arguments.of(Input.PROCESS, terms(Jobs.of("default"))),
        Arguments.of(Input.PROCESS, List.of("foca", "fo", "7z", "a b", "-x-", "k{e}y", "a:b,c")),
        Arguments.of(Input.PROCESS, List.of("foca", "über-tool", "日本")),
        Arguments.of(Input.PROCESS, List.of("foca", "a/b", "\\x", "q\"q", "t\tb")),
        Arguments.of(Input.PROCESS, List.of("foca", "x")),
        Arguments.of(Input.DEVICES, terms(Jobs.of("default"))));
  }

  private static List<String> terms(JobDefinition job) {
    return job.tools().names().stream().map(JobDefinition.Tool::term).toList();
  }

  private static JobDefinition job(String profile, List<String> terms) throws IOException {
    JobDefinition job = Jobs.of(profile);
    JobDefinition.Tools tools = job.tools();
    return new JobDefinition(
        job.id(),
        job.ruleVersion(),
        job.techniques(),
        job.tactics(),
        job.scraping(),
        new JobDefinition.Tools(
            tools.presentation(),
            terms.stream().map(t -> new JobDefinition.Tool(t, "a " + t, t.length() > 4)).toList()),
        job.correlation(),
        job.profile());
  }

  @ParameterizedTest
  @MethodSource("inputsAndTerms")
  void agreesOnLines(Input input, List<String> terms) throws IOException {
    long found = 0;
    for (int seed = 0; seed < 2 * ROUNDS; seed++) {
      byte[] file = file(seed, input, terms);
      JobDefinition job = job(seed % 2 == 0 ? "kql" : "default", terms);
      for (TimePolicy times : List.of(TimePolicy.BATCH, TimePolicy.FILES)) {
        Reading plain = read(new Engine(job, input, LIMIT, times, false), file);
        assertSame(read(new Engine(job, input, LIMIT, times, true), file), plain);
        found += plain.tools().size() + plain.devices().size();
      }
    }
    assertThat(found).isGreaterThan(ROUNDS);
  }

  /** Long lists of rows, bare and in Defender's envelope, each list with something odd in it. */
  @ParameterizedTest
  @MethodSource("inputsAndTerms")
  void agreesOnLongLists(Input input, List<String> terms) throws IOException {
    long found = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      AwkwardDeviceLines lines = new AwkwardDeviceLines(seed, input, terms);
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 20; i++) {
        text.append(lines.usualList(60, seed % 2 == 0 ? -1 : random.nextInt(60))).append('\n');
      }
      byte[] file = text.toString().getBytes(UTF_8);
      JobDefinition job = job("default", terms);
      for (Layout layout : List.of(Layout.JSON_LINES, Layout.JSON_DOCUMENT)) {
        Reading plain =
            read(new Engine(job, input, 1 << 20, TimePolicy.BATCH, false), layout, file);
        assertSame(
            read(new Engine(job, input, 1 << 20, TimePolicy.BATCH, true), layout, file), plain);
        found += plain.tools().size() + plain.devices().size();
      }
    }
    assertThat(found).isGreaterThan(ROUNDS);
  }

  @ParameterizedTest
  @MethodSource("inputsAndTerms")
  void agreesOnMessages(Input input, List<String> terms) throws IOException {
    byte[] file = file(7, input, terms);
    JobDefinition job = job("default", terms);
    TimePolicy times = TimePolicy.topics(1000);
    RecordInterpreter plain =
        new Engine(job, input, LIMIT, times, false).messages(Layout.JSON_LINES);
    RecordInterpreter fast = new Engine(job, input, LIMIT, times, true).messages(Layout.JSON_LINES);
    assertSame(interpret(fast, file), interpret(plain, file));
  }

  private static Reading interpret(RecordInterpreter interpreter, byte[] file) throws IOException {
    ReadingBuilder into = new ReadingBuilder(new Rules(Jobs.of("default")).layout());
    LineCutter lines = new LineCutter(new ByteArrayInputStream(file), Section.WHOLE, LIMIT);
    while (lines.next()) {
      interpreter.interpret(
          lines.bytes(), lines.start(), lines.length(), "origin", lines.offset(), into);
    }
    return into.build(file.length, 0);
  }

  /** Half of the files have lines that are damaged in their middle, and bytes that are no UTF-8. */
  private static byte[] file(int seed, Input input, List<String> terms) {
    boolean damaged = seed % 2 == 1;
    byte[] file = new AwkwardDeviceLines(seed, input, terms).file(300, damaged).getBytes(UTF_8);
    Random random = new Random(seed);
    for (int i = 0; damaged && i < file.length / 5000; i++) {
      int at = random.nextInt(file.length);
      file[at] = file[at] == '\n' ? file[at] : (byte) (0x80 + random.nextInt(0x80));
    }
    return file;
  }

  private static Reading read(Engine engine, byte[] file) throws IOException {
    return read(engine, Layout.JSON_LINES, file);
  }

  /** All pieces of a file as one. */
  private static Reading read(Engine engine, Layout layout, byte[] file) throws IOException {
    List<Reading> pieces = new ArrayList<>();
    try (PieceReader reader =
        engine.open(new ByteArrayInputStream(file), layout, "origin", Section.WHOLE, 5)) {
      for (Reading piece = reader.next(); piece != null; piece = reader.next()) {
        pieces.add(piece);
      }
    }
    return new Reading(
        List.of(),
        pieces.stream().flatMap(piece -> piece.tools().stream()).toList(),
        pieces.stream().flatMap(piece -> piece.devices().stream()).toList(),
        pieces.stream().flatMap(piece -> piece.rejected().stream()).toList(),
        pieces.stream().mapToLong(Reading::bytes).sum(),
        pieces.stream().mapToLong(Reading::read).sum(),
        pieces.stream().mapToLong(Reading::unmatched).sum(),
        pieces.stream().mapToLong(Reading::excluded).sum(),
        pieces.stream().mapToLong(Reading::maxTime).max().orElseThrow(),
        5);
  }

  private static void assertSame(Reading fast, Reading plain) {
    assertThat(fast.tools()).isEqualTo(plain.tools());
    assertThat(fast.devices()).isEqualTo(plain.devices());
    assertThat(fast.rejected())
        .usingRecursiveFieldByFieldElementComparator()
        .isEqualTo(plain.rejected());
    assertThat(fast.read()).isEqualTo(plain.read());
    assertThat(fast.unmatched()).isEqualTo(plain.unmatched());
    assertThat(fast.maxTime()).isEqualTo(plain.maxTime());
    assertThat(fast.bytes()).isEqualTo(plain.bytes());
  }
}

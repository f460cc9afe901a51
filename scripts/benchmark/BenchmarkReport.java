import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Makes DIR/results.json, and a table on the terminal, of the measurements in DIR/runs.tsv, and
 * writes the same between the marks in DOCS unless that is empty.
 *
 * <p>Usage: java -cp vedette.jar BenchmarkReport.java DIR DOCS VERSION…
 */
public final class BenchmarkReport {
  private static final String BEGIN = "<!-- scripts/bench writes from here -->";
  private static final String END = "<!-- to here -->";
  private static final double STEADY_EVENTS = 20e6;
  private static final double COLD_EVENTS = 5e6;

  /** One program on one scenario's files, measured once; NaN where there is no figure. */
  private record Run(
      String scenario,
      String program,
      double wall,
      double cpu,
      double peakMiB,
      double alerts,
      double events,
      double bytes) {

    static Run of(String line) {
      String[] c = line.split("\t");
      return new Run(
          c[0],
          c[1],
          number(c[2]),
          number(c[3]) + number(c[4]),
          number(c[5]) / 1024,
          number(c[6]),
          number(c[7]),
          number(c[8]));
    }

    private static double number(String text) {
      return text.equals("null") ? Double.NaN : Double.parseDouble(text);
    }
  }

  /** All runs of one program on one scenario's files. */
  private record Runs(String scenario, String program, List<Run> list) {
    double median(ToDoubleFunction<Run> figure) {
      double[] values =
          list.stream().mapToDouble(figure).filter(v -> !Double.isNaN(v)).sorted().toArray();
      int half = values.length / 2;
      if (values.length == 0) {
        return Double.NaN;
      }
      return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }

    double spread(ToDoubleFunction<Run> figure) {
      DoubleStream values = list.stream().mapToDouble(figure);
      var summary = values.summaryStatistics();
      return summary.getMax() - summary.getMin();
    }

    /** None when the program is not installed. */
    long measured() {
      return list.stream().filter(run -> !Double.isNaN(run.wall())).count();
    }

    double wall() {
      return median(Run::wall);
    }

    double cpu() {
      return median(Run::cpu);
    }

    double peakMiB() {
      return median(Run::peakMiB);
    }

    double events() {
      return list.get(0).events();
    }

    double bytes() {
      return list.get(0).bytes();
    }
  }

  /** A ratio and what it should be; enough says whether there were enough requests to tell. */
  private record Target(
      String what, double value, boolean atLeast, double limit, double aim, boolean enough) {

    String verdict() {
      if (Double.isNaN(value)) {
        return "not measured";
      }
      if (!enough) {
        return "too few requests";
      }
      return meets(limit) ? "PASS" : "MISSED";
    }

    boolean meets(double bound) {
      return atLeast ? value >= bound : value <= bound;
    }

    String bound(double bound) {
      return (atLeast ? "at least " : "at most ") + figure(bound, 2);
    }
  }

  private final Map<String, Runs> runs = new LinkedHashMap<>();

  public static void main(String[] args) throws IOException {
    Path dir = Path.of(args[0]);
    BenchmarkReport report = new BenchmarkReport();
    for (String line : Files.readAllLines(dir.resolve("runs.tsv"))) {
      report.add(Run.of(line));
    }
    Map<String, String> machine = machine(List.of(args).subList(2, args.length));
    List<Target> targets = report.targets();
    report.print(targets);
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(dir.resolve("results.json").toFile(), report.json(machine, targets));
    if (!args[1].isEmpty()) {
      report.writeDocs(Path.of(args[1]), machine, targets);
    }
  }

  private void add(Run run) {
    runs.computeIfAbsent(
            run.scenario() + " " + run.program(),
            key -> new Runs(run.scenario(), run.program(), new ArrayList<>()))
        .list()
        .add(run);
  }

  // --- Targets ---

  private double wall(String scenario, String program) {
    return value(scenario, program, Runs::wall);
  }

  private double cpu(String scenario, String program) {
    return value(scenario, program, Runs::cpu);
  }

  private double value(String scenario, String program, ToDoubleFunction<Runs> figure) {
    Runs found = runs.get(scenario + " " + program);
    return found == null ? Double.NaN : figure.applyAsDouble(found);
  }

  private boolean has(String scenario, double events) {
    return value(scenario, "vedette-2", Runs::events) >= events;
  }

  private List<Target> targets() {
    boolean steady = has("steady", STEADY_EVENTS);
    boolean cold = has("cold", COLD_EVENTS);
    double start = wall("start", "vedette-2");
    return List.of(
        new Target(
            "JSON lines, steady, wall: DuckDB exact / Vedette, 2 slots",
            wall("steady", "duckdb-exact-2") / wall("steady", "vedette-2"),
            true,
            1.5,
            2,
            steady),
        new Target(
            "JSON lines, cold, wall: DuckDB exact / Vedette, 2 slots",
            wall("cold", "duckdb-exact-2") / wall("cold", "vedette-2"),
            true,
            1,
            1.3,
            cold),
        new Target(
            "JSON lines, steady, CPU: Flink SQL / Vedette, 2 slots",
            cpu("steady", "flink-sql-2") / cpu("steady", "vedette-2"),
            true,
            10,
            15,
            steady),
        new Target(
            "JSON lines, steady, CPU: Vedette / grep",
            cpu("steady", "vedette-2") / cpu("steady", "grep"),
            false,
            3,
            2,
            steady),
        new Target(
            "zst, CPU: Vedette / zstd -dc",
            cpu("zst", "vedette-2") / cpu("zst", "zstd"),
            false,
            1.5,
            1.2,
            has("zst", STEADY_EVENTS)),
        new Target(
            "Parquet, CPU: DuckDB exact / Vedette, 2 slots",
            cpu("parquet", "duckdb-exact-2") / cpu("parquet", "vedette-2"),
            true,
            1.4,
            2,
            has("parquet", STEADY_EVENTS)),
        new Target("start with 1,000 lines, wall, seconds", start, false, 3, 1.5, true),
        new Target(
            "one source with half of the requests, wall: without it / with it",
            wall("skew-uniform", "vedette-2") / wall("skew-hot", "vedette-2"),
            true,
            0.9,
            0.9,
            has("skew-hot", COLD_EVENTS)),
        new Target(
            "four times as many requests, wall less start: steady / cold",
            (wall("steady", "vedette-2") - start) / (wall("cold", "vedette-2") - start),
            false,
            4.1,
            4.1,
            steady && cold && fourTimes()),
        new Target(
            "four times as many requests, peak memory: steady / cold",
            value("steady", "vedette-2", Runs::peakMiB) / value("cold", "vedette-2", Runs::peakMiB),
            false,
            1.1,
            1,
            steady && cold && fourTimes()),
        new Target(
            "access log, CPU: Vedette / grep",
            cpu("access-log", "vedette-2") / cpu("access-log", "grep"),
            false,
            3,
            2,
            has("access-log", STEADY_EVENTS)),
        new Target(
            "keys in other orders, wall: DuckDB exact / Vedette, 2 slots",
            wall("shuffled", "duckdb-exact-2") / wall("shuffled", "vedette-2"),
            true,
            1.5,
            2,
            has("shuffled", STEADY_EVENTS)),
        new Target(
            "keys in other orders, CPU: Vedette / grep",
            cpu("shuffled", "vedette-2") / cpu("shuffled", "grep"),
            false,
            3,
            2,
            has("shuffled", STEADY_EVENTS)));
  }

  private boolean fourTimes() {
    return value("steady", "vedette-2", Runs::events)
        == 4 * value("cold", "vedette-2", Runs::events);
  }

  // --- Outputs ---

  private static final List<String> COLUMNS =
      List.of(
          "program",
          "slots",
          "runs",
          "wall s",
          "CPU s",
          "M events/s",
          "M events/CPU s",
          "MB/s",
          "peak MiB",
          "alerts",
          "wall / Vedette's",
          "CPU / Vedette's");

  private List<String> row(Runs of) {
    int slots = slots(of.program());
    // One slot is compared with one slot.
    String vedette = slots == 1 ? "vedette-1" : "vedette-2";
    return List.of(
        name(of.program()),
        slots == 0 ? "" : String.valueOf(slots),
        String.valueOf(of.measured()),
        figure(of.wall(), 2),
        figure(of.cpu(), 2),
        figure(of.events() / of.wall() / 1e6, 2),
        figure(of.events() / of.cpu() / 1e6, 2),
        figure(of.bytes() / of.wall() / 1e6, 0),
        figure(of.peakMiB(), 0),
        figure(of.median(Run::alerts), 0),
        figure(of.wall() / wall(of.scenario(), vedette), 2),
        figure(of.cpu() / cpu(of.scenario(), vedette), 2));
  }

  private static int slots(String program) {
    char last = program.charAt(program.length() - 1);
    return Character.isDigit(last) ? last - '0' : 0;
  }

  private static String name(String program) {
    return switch (program.replaceAll("-[0-9]$", "")) {
      case "wc" -> "wc -l";
      case "grep" -> "grep -c -F -i";
      case "zstd" -> "zstd -dc";
      case "duckdb-exact" -> "DuckDB exact";
      case "duckdb-approx" -> "DuckDB approximate";
      case "flink-sql" -> "Flink SQL";
      case "vedette" -> "Vedette";
      default -> program;
    };
  }

  private static String figure(double value, int digits) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  private Map<String, List<Runs>> byScenario() {
    Map<String, List<Runs>> scenarios = new LinkedHashMap<>();
    for (String name :
        List.of(
            "start",
            "small",
            "cold",
            "steady",
            "parquet",
            "zst",
            "access-log",
            "shuffled",
            "skew-uniform",
            "skew-hot",
            "sources-1000",
            "sources-3000000")) {
      List<Runs> of = runs.values().stream().filter(r -> r.scenario().equals(name)).toList();
      if (!of.isEmpty()) {
        scenarios.put(name, of);
      }
    }
    return scenarios;
  }

  private static String title(String scenario, Runs of) {
    String events =
        of.events() < 1e6 ? figure(of.events(), 0) : figure(of.events() / 1e6, 0) + " million";
    return scenario + ": " + events + " requests, " + figure(of.bytes() / 1e6, 1) + " MB";
  }

  private void print(List<Target> targets) {
    byScenario()
        .forEach(
            (scenario, list) -> {
              System.out.println();
              System.out.println(title(scenario, list.get(0)));
              String format = "%-19s%6s%5s%9s%9s%11s%15s%7s%9s%8s%17s%16s%n";
              System.out.printf(format, COLUMNS.toArray());
              list.forEach(of -> System.out.printf(format, row(of).toArray()));
            });
    System.out.println();
    for (Target t : targets) {
      System.out.printf(
          "%-68s %6s  %-14s %s%n", t.what(), figure(t.value(), 2), t.bound(t.limit()), t.verdict());
    }
  }

  private Map<String, Object> json(Map<String, String> machine, List<Target> targets) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("machine", machine);
    json.put("measurements", runs.values().stream().map(BenchmarkReport::json).toList());
    json.put("targets", targets.stream().map(BenchmarkReport::json).toList());
    return json;
  }

  private static Map<String, Object> json(Runs of) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("scenario", of.scenario());
    json.put("program", of.program());
    json.put("runs", of.measured());
    json.put("requests", (long) of.events());
    json.put("bytes", (long) of.bytes());
    json.put("wallSeconds", orNull(of.wall()));
    json.put("wallSecondsSpread", orNull(of.spread(Run::wall)));
    json.put("cpuSeconds", orNull(of.cpu()));
    json.put("cpuSecondsSpread", orNull(of.spread(Run::cpu)));
    json.put("peakResidentMiB", orNull(of.peakMiB()));
    json.put("alerts", orNull(of.median(Run::alerts)));
    return json;
  }

  private static Map<String, Object> json(Target target) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("target", target.what());
    json.put("value", orNull(target.value()));
    json.put(target.atLeast() ? "atLeast" : "atMost", target.limit());
    json.put("aim", target.aim());
    json.put("verdict", target.verdict());
    return json;
  }

  private static Double orNull(double value) {
    return Double.isNaN(value) || Double.isInfinite(value)
        ? null
        : Math.round(value * 1000) / 1000.0;
  }

  private void writeDocs(Path docs, Map<String, String> machine, List<Target> targets)
      throws IOException {
    StringBuilder text = new StringBuilder(BEGIN).append("\n\n");
    text.append(String.join("; ", machine.values())).append(".\n\n");
    table(
        text,
        List.of("Target", "Measured", "Wanted", "Aim", ""),
        targets.stream()
            .map(
                t ->
                    List.of(
                        t.what(),
                        figure(t.value(), 2),
                        t.bound(t.limit()),
                        figure(t.aim(), 2),
                        t.verdict()))
            .toList());
    byScenario()
        .forEach(
            (scenario, list) -> {
              text.append("\n### ").append(title(scenario, list.get(0))).append("\n\n");
              table(text, COLUMNS, list.stream().map(this::row).toList());
            });
    text.append("\n").append(END);
    String old = Files.readString(docs);
    int begin = old.indexOf(BEGIN);
    int end = old.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException(docs + " has not the marks " + BEGIN + " and " + END);
    }
    Files.writeString(docs, old.substring(0, begin) + text + old.substring(end + END.length()));
  }

  private static void table(StringBuilder text, List<String> head, List<List<String>> rows) {
    Stream<List<String>> lines =
        Stream.concat(Stream.of(head, head.stream().map(column -> "---").toList()), rows.stream());
    lines.forEach(line -> text.append("| ").append(String.join(" | ", line)).append(" |\n"));
  }

  // --- The machine ---

  private static Map<String, String> machine(List<String> versions) throws IOException {
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put("date", LocalDate.now(ZoneOffset.UTC).toString());
    machine.put("cpu", Runtime.getRuntime().availableProcessors() + " cores, " + cpuModel());
    kibibytes("MemTotal").ifPresent(k -> machine.put("memory", Math.round(k / 1048576) + " GiB"));
    machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    machine.put("java", "JDK " + Runtime.version().feature());
    machine.put("versions", String.join(", ", versions));
    return machine;
  }

  private static String cpuModel() throws IOException {
    return procLine("/proc/cpuinfo", "model name").orElse("unknown model");
  }

  private static OptionalDouble kibibytes(String key) throws IOException {
    return procLine("/proc/meminfo", key).stream()
        .mapToDouble(text -> Double.parseDouble(text.replace(" kB", "")))
        .findFirst();
  }

  private static Optional<String> procLine(String file, String key) throws IOException {
    Path path = Path.of(file);
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(path)) {
      return lines
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    }
  }
}

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends requests to a running job and measures it, in one of two ways.
 *
 * <p>{@code throughput}: sends as fast as the job reads, never more than {@link #AHEAD} requests
 * ahead of it, and tells how many it read a second.
 *
 * <p>{@code latency}: sends at a rate, by a schedule that does not wait for anybody, and beside
 * that a probe every 50 ms: a source that nobody has seen, whose eleventh page passes the limit.
 * It measures from the moment for which that request was scheduled to the receipt of the first
 * record of its alert. A stall of any part, of this program too, so counts for all that was to be
 * sent meanwhile. Exit code 1 when an alert does not come.
 *
 * <p>With {@code hot}, one source makes half of all requests, and all of its are for partner pages.
 * Requests are the rows of SAMPLE/web.ndjson over and over, with the time at which they are sent;
 * every hundredth is accompanied by a process event, every thousandth by a device report.
 *
 * <p>Usage: java -cp 'lib/*' AlertLatency.java BOOTSTRAP SAMPLE throughput|latency uniform|hot
 * RATE|METRICS WARM_UP SECONDS ISOLATION PROCESSES OUT, where METRICS is JOB@FIRST_PORT-LAST_PORT
 * of the cluster's metrics, and PROCESSES is NAME=PID,… of those whose CPU time is told. OUT.json
 * gets the result, OUT.row a line for people, OUT.tsv each alert's second and milliseconds.
 */
public final class AlertLatency {
  private static final long AHEAD = 250_000;
  // Of each of four partitions; more than the job may be behind.
  private static final long KEPT_ROWS = 250_000;
  private static final long TICK = Duration.ofMillis(50).toNanos();
  // Background requests are sent by the few: to wait for each would take more time than to send it.
  private static final long STEP = Duration.ofMillis(2).toNanos();
  // The limit is more than ten distinct URLs.
  private static final int REQUESTS_OF_A_PROBE = 11;
  private static final long WINDOW_MILLIS = 600_000;
  private static final long PATIENCE = Duration.ofSeconds(40).toNanos();
  private static final String HOT = "203.0.113.50";
  // Of the documentation's ranges; no row of the sample comes from there.
  private static final String PROBES = "198.51.";
  private static final int PROBE_ADDRESSES = 65_536;

  private final KafkaProducer<byte[], byte[]> producer;
  private final Rows web;
  private final Rows hotRows;
  private final Rows process;
  private final Rows devices;
  private final byte[] probeRow;
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final Callback failures =
      (metadata, problem) -> {
        if (problem != null) {
          failure.compareAndSet(null, problem);
        }
      };
  private long sent;
  private long waited;

  private AlertLatency(String bootstrap, Path sample, boolean hot) throws IOException {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap, "acks", "all", "linger.ms", 10, "batch.size", 262_144),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    web = Rows.of(sample.resolve("web.ndjson"));
    process = Rows.of(sample.resolve("process.ndjson"));
    devices = Rows.of(sample.resolve("devices.ndjson"));
    probeRow = web.rows.stream().filter(Rows::isWithoutEscapes).findFirst().orElseThrow();
    hotRows = hot ? web.partnerPagesFrom(HOT) : null;
  }

  public static void main(String[] args) throws Exception {
    boolean latency = args[2].equals("latency");
    double warmUp = Double.parseDouble(args[5]);
    double seconds = Double.parseDouble(args[6]);
    AlertLatency load = new AlertLatency(args[0], Path.of(args[1]), args[3].equals("hot"));
    Cpu cpu = new Cpu(args[8]);
    Result result =
        latency
            ? load.latency(args[0], args[7], Long.parseLong(args[4]), warmUp, seconds, cpu)
            : load.throughput(new JobCount(args[4]), warmUp, seconds, cpu);
    load.forgetOldRows(args[0]);
    Files.writeString(Path.of(args[9] + ".json"), result.json + "\n");
    Files.writeString(Path.of(args[9] + ".row"), result.row + "\n");
    Files.writeString(Path.of(args[9] + ".tsv"), result.each);
    System.exit(result.complete ? 0 : 1);
  }

  private record Result(String json, String row, String each, boolean complete) {}

  // --- Throughput ---------------------------------------------------------------------------------

  private Result throughput(JobCount job, double warmUp, double seconds, Cpu cpu)
      throws Exception {
    long readBefore = job.read();
    Thread watch = new Thread(job::watch, "job-count");
    watch.setDaemon(true);
    watch.start();
    sendUntil(System.nanoTime() + (long) (warmUp * 1e9), readBefore, job);
    JobCount.Reading begin = job.last;
    cpu.begin();
    waited = 0;
    sendUntil(System.nanoTime() + (long) (seconds * 1e9), readBefore, job);
    JobCount.Reading end = job.last;
    String cpuJson = cpu.json();
    producer.close();
    double rate = (end.count - begin.count) * 1e9 / (end.nanos - begin.nanos);
    return new Result(
        String.format(
            Locale.ROOT,
            // Next to no waiting: the load generator was the limit, and the job takes more.
            "\"eventsPerSecond\": %.0f, \"measuredSeconds\": %.1f, \"generatorWaited\": %.1f, %s",
            rate,
            (end.nanos - begin.nanos) / 1e9,
            waited / 1e9,
            cpuJson),
        String.format(Locale.ROOT, "%9.0f", rate),
        "",
        end.count > begin.count);
  }

  private void sendUntil(long end, long readBefore, JobCount job) throws Exception {
    while (System.nanoTime() < end) {
      failIfAny(job.failure);
      if (sent - (job.last.count - readBefore) >= AHEAD) {
        long before = System.nanoTime();
        LockSupport.parkNanos(2_000_000);
        waited += System.nanoTime() - before;
      } else {
        background(System.currentTimeMillis());
      }
    }
  }

  /** How many requests the job has read, by the metrics of its TaskManagers. */
  private static final class JobCount {
    private static final String METRIC = "flink_taskmanager_job_task_operator_vedette_web_read{";

    private record Reading(long nanos, long count) {}

    private final String job;
    private final int firstPort;
    private final int lastPort;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private volatile Reading last;

    JobCount(String where) {
      String[] parts = where.split("[@-]");
      job = "job_id=\"" + parts[0] + "\"";
      firstPort = Integer.parseInt(parts[1]);
      lastPort = Integer.parseInt(parts[2]);
    }

    private void watch() {
      try {
        while (true) {
          // Each look costs the job something: it writes a page of all its metrics.
          Thread.sleep(1000);
          read();
        }
      } catch (IOException | InterruptedException e) {
        failure.set(e);
      }
    }

    private long read() throws IOException {
      long count = 0;
      boolean found = false;
      for (int port = firstPort; port <= lastPort; port++) {
        String page = page(port);
        for (String line : (Iterable<String>) page.lines()::iterator) {
          if (line.startsWith(METRIC) && line.contains(job)) {
            count += (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
            found = true;
          }
        }
      }
      if (!found) {
        throw new IOException("no TaskManager tells what it has read");
      }
      last = new Reading(System.nanoTime(), count);
      return count;
    }

    /** A port where nobody answers has nothing to tell. */
    private static String page(int port) throws IOException {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + "/metrics").toURL().openConnection();
      try (var in = connection.getInputStream()) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (java.net.ConnectException e) {
        return "";
      }
    }
  }

  // --- Latency ------------------------------------------------------------------------------------

  private Result latency(
      String bootstrap, String isolation, long rate, double warmUp, double seconds, Cpu cpu)
      throws Exception {
    Receipts receipts = new Receipts(bootstrap, isolation);
    receipts.start();
    receipts.ready.await();
    // The first look at other processes takes long enough to make what is sent meanwhile late.
    cpu.begin();
    long length = (long) ((warmUp + seconds) * 1e9);
    long counted = (long) (warmUp * 1e9);
    Durations lag = new Durations();
    Map<String, Probe> probes = new LinkedHashMap<>();
    long wall = System.currentTimeMillis() + 100;
    long begin = System.nanoTime() + 100_000_000;
    long tick = 0;
    long event = 0;
    boolean measuring = false;
    while (true) {
      long eventDue = (long) (event * 1e9 / rate) / STEP * STEP;
      long due = Math.min(eventDue, tick * TICK);
      if (due >= length) {
        break;
      }
      if (!measuring && due >= counted) {
        measuring = true;
        cpu.begin();
      }
      waitUntil(begin + due);
      long late = System.nanoTime() - begin - due;
      if (measuring) {
        lag.add(late);
      }
      if (due == eventDue) {
        event++;
        background(wall + due / 1_000_000);
      } else {
        probe(tick, wall, begin, measuring ? probes : null);
        tick++;
      }
      failIfAny(receipts.failure);
    }
    String cpuJson = cpu.json();
    producer.close();
    return result(probes, begin, receipts, lag, seconds, rate, cpuJson);
  }

  private static void waitUntil(long nanos) {
    long wait = nanos - System.nanoTime();
    while (wait > 0) {
      LockSupport.parkNanos(wait);
      wait = nanos - System.nanoTime();
    }
  }

  /** When the crossing request was to be sent, and when it was. */
  private record Probe(long scheduled, long sent) {}

  /** One request of each of the probes under way; the oldest one's is its last. */
  private void probe(long tick, long wall, long begin, Map<String, Probe> probes) {
    long tickMillis = TICK / 1_000_000;
    long now = wall + tick * tickMillis;
    for (int request = 0; request < REQUESTS_OF_A_PROBE; request++) {
      long first = now - request * tickMillis;
      long last = first + (REQUESTS_OF_A_PROBE - 1) * tickMillis;
      boolean inOneWindow = first / WINDOW_MILLIS == last / WINDOW_MILLIS;
      if (tick < request || !inOneWindow) {
        continue;
      }
      // No address comes again within 54 minutes.
      int number = (int) ((first / tickMillis) % PROBE_ADDRESSES);
      String source = PROBES + (number >> 8) + "." + (number & 255);
      if (probes != null && request == REQUESTS_OF_A_PROBE - 1) {
        probes.put(source, new Probe(begin + tick * TICK, System.nanoTime()));
      }
      byte[] row = Rows.with(probeRow, "SourceIP", source);
      String url = "https://www.example.com/partners/list?page=" + request;
      send("web", Rows.at(Rows.with(row, "RequestURL", url), now));
    }
  }

  private Result result(
      Map<String, Probe> probes, long begin, Receipts receipts, Durations lag, double seconds, long rate,
      String cpuJson)
      throws Exception {
    long deadline = System.nanoTime() + PATIENCE;
    while (!receipts.first.keySet().containsAll(probes.keySet()) && System.nanoTime() < deadline) {
      Thread.sleep(50);
      failIfAny(receipts.failure);
    }
    Durations sinceScheduled = new Durations();
    Durations sinceSent = new Durations();
    StringBuilder each = new StringBuilder("second\tmillis\n");
    int lost = 0;
    int notFirst = 0;
    for (Map.Entry<String, Probe> probe : probes.entrySet()) {
      Receipt receipt = receipts.first.get(probe.getKey());
      if (receipt == null) {
        lost++;
        continue;
      }
      sinceScheduled.add(receipt.nanos() - probe.getValue().scheduled());
      each.append(
          String.format(
              Locale.ROOT,
              "%.2f\t%.1f\n",
              (probe.getValue().scheduled() - begin) / 1e9,
              (receipt.nanos() - probe.getValue().scheduled()) / 1e6));
      sinceSent.add(receipt.nanos() - probe.getValue().sent());
      if (!receipt.firstRevision()) {
        notFirst++;
      }
    }
    String problem = "";
    if (probes.isEmpty()) {
      problem = "no probe was sent";
    } else if (lost > 0) {
      problem = lost + " of " + probes.size() + " alerts did not come";
    } else if (notFirst > 0) {
      problem = notFirst + " alerts did not begin with revision 1";
    }
    if (!problem.isEmpty()) {
      System.err.println("bench-latency: " + problem);
    }
    String json =
        String.format(
            Locale.ROOT,
            "\"rate\": %d, \"measuredSeconds\": %.0f, \"probes\": %d, \"lost\": %d, \"millis\": %s,"
                + " \"sinceSendMillis\": %s, \"generatorLagMillis\": %s, %s",
            rate,
            seconds,
            probes.size(),
            lost,
            sinceScheduled.json(),
            sinceSent.json(),
            lag.json(),
            cpuJson);
    String row =
        String.format(
            Locale.ROOT,
            "%9d %7d %5d %8.1f %8.1f %8.1f %8.1f %9.1f",
            rate,
            probes.size(),
            lost,
            sinceScheduled.quantile(0.5),
            sinceScheduled.quantile(0.95),
            sinceScheduled.quantile(0.99),
            sinceScheduled.quantile(1),
            lag.quantile(0.99));
    return new Result(json, row, each.toString(), problem.isEmpty());
  }

  private record Receipt(long nanos, boolean firstRevision) {}

  /** The first record of each probe's alert, those of earlier measurements' probes among them. */
  private static final class Receipts extends Thread {
    private static final String SOURCE = "\"SourceIP\":\"" + PROBES;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Receipt> first = new ConcurrentHashMap<>();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    Receipts(String bootstrap, String isolation) {
      super("receipts");
      setDaemon(true);
      consumer =
          new KafkaConsumer<>(
              Map.of(
                  "bootstrap.servers", bootstrap,
                  "isolation.level", isolation,
                  "enable.auto.commit", false),
              new ByteArrayDeserializer(),
              new ByteArrayDeserializer());
      List<TopicPartition> partitions =
          consumer.partitionsFor("alerts").stream()
              .map(partition -> new TopicPartition("alerts", partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      partitions.forEach(consumer::position);
    }

    @Override
    public void run() {
      try {
        ready.countDown();
        while (true) {
          ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofSeconds(1));
          long now = System.nanoTime();
          for (ConsumerRecord<byte[], byte[]> record : records) {
            receive(new String(record.value(), StandardCharsets.UTF_8), now);
          }
        }
      } catch (RuntimeException e) {
        failure.set(e);
      }
    }

    private void receive(String alert, long now) {
      int at = alert.indexOf(SOURCE);
      if (at < 0 || !alert.contains("\"DetectionBranch\":\"Partner_Page_Scraping\"")) {
        return;
      }
      int from = at + SOURCE.length() - PROBES.length();
      String source = alert.substring(from, alert.indexOf('"', from));
      first.putIfAbsent(source, new Receipt(now, alert.contains("\"Revision\":1,")));
    }
  }

  // --- Sending ------------------------------------------------------------------------------------

  private void background(long millis) {
    int number = (int) (sent++ & Integer.MAX_VALUE);
    boolean hot = hotRows != null && (number & 1) == 0;
    send("web", (hot ? hotRows : web).row(number >> (hotRows == null ? 0 : 1), millis));
    if (number % 100 == 0) {
      send("process", process.row(number / 100, millis));
    }
    if (number % 1000 == 0) {
      send("devices", devices.row(number / 1000, millis));
    }
  }

  private void send(String topic, byte[] row) {
    producer.send(new ProducerRecord<>(topic, row), failures);
  }

  /** Rows by the hundred thousand a second would fill the disk. */
  private void forgetOldRows(String bootstrap) throws Exception {
    try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrap))) {
      Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
      var topics = admin.describeTopics(List.of("web")).allTopicNames().get();
      for (TopicPartitionInfo partition : topics.get("web").partitions()) {
        ends.put(new TopicPartition("web", partition.partition()), OffsetSpec.latest());
      }
      Map<TopicPartition, RecordsToDelete> old = new HashMap<>();
      admin
          .listOffsets(ends)
          .all()
          .get()
          .forEach(
              (partition, end) -> {
                long before = Math.max(0, end.offset() - KEPT_ROWS);
                old.put(partition, RecordsToDelete.beforeOffset(before));
              });
      admin.deleteRecords(old).all().get();
    }
  }

  private void failIfAny(AtomicReference<Exception> other) throws Exception {
    for (AtomicReference<Exception> each : List.of(failure, other)) {
      if (each.get() != null) {
        throw each.get();
      }
    }
  }

  /** Rows whose first column is their time. */
  private static final class Rows {
    private static final int UP_TO_MILLIS = 23;
    private static final List<String> PARTNER_PAGES =
        List.of("/partners/", "/suppliers/", "/vendors/", "/customers/", "/clients/");

    private static long textMillis;
    private static byte[] text = new byte[0];

    private final List<byte[]> rows;

    private Rows(List<byte[]> rows) {
      this.rows = rows;
    }

    static Rows of(Path file) throws IOException {
      try (Stream<String> lines = Files.lines(file)) {
        return new Rows(
            lines.map(line -> line.getBytes(StandardCharsets.UTF_8)).toList());
      }
    }

    /** The sample's requests for partner pages, as if one source had sent them all. */
    Rows partnerPagesFrom(String source) {
      List<byte[]> pages = new ArrayList<>();
      for (byte[] row : rows) {
        String url = value(row, "RequestURL");
        if (PARTNER_PAGES.stream().anyMatch(url::contains)) {
          pages.add(with(row, "SourceIP", source));
        }
      }
      return new Rows(pages);
    }

    byte[] row(int number, long millis) {
      return at(rows.get(number % rows.size()), millis);
    }

    /** The row with another time. */
    static byte[] at(byte[] row, long millis) {
      if (millis != textMillis) {
        text = Instant.ofEpochMilli(millis).plusNanos(1).toString().getBytes(StandardCharsets.US_ASCII);
        textMillis = millis;
      }
      byte[] copy = row.clone();
      int at = 2;
      while (copy[at] != '"') {
        at++;
      }
      System.arraycopy(text, 0, copy, at + 3, UP_TO_MILLIS);
      return copy;
    }

    static boolean isWithoutEscapes(byte[] row) {
      return new String(row, StandardCharsets.UTF_8).indexOf('\\') < 0;
    }

    private static String value(byte[] row, String column) {
      String text = new String(row, StandardCharsets.UTF_8);
      int from = text.indexOf("\"" + column + "\":\"") + column.length() + 4;
      return text.substring(from, text.indexOf('"', from));
    }

    /** The row with another value of a column. */
    static byte[] with(byte[] row, String column, String value) {
      String text = new String(row, StandardCharsets.UTF_8);
      int from = text.indexOf("\"" + column + "\":\"") + column.length() + 4;
      String changed = text.substring(0, from) + value + text.substring(text.indexOf('"', from));
      return changed.getBytes(StandardCharsets.UTF_8);
    }
  }

  // --- Figures ------------------------------------------------------------------------------------

  /** Durations, of which quantiles are told. */
  private static final class Durations {
    private long[] nanos = new long[1024];
    private int size;
    private boolean sorted;

    void add(long duration) {
      if (size == nanos.length) {
        nanos = Arrays.copyOf(nanos, 2 * size);
      }
      nanos[size++] = duration;
      sorted = false;
    }

    /** The smallest duration that at least this share does not exceed, in milliseconds. */
    double quantile(double share) {
      if (size == 0) {
        return Double.NaN;
      }
      if (!sorted) {
        Arrays.sort(nanos, 0, size);
        sorted = true;
      }
      return nanos[Math.max(0, (int) Math.ceil(share * size) - 1)] / 1e6;
    }

    String json() {
      return String.format(
              Locale.ROOT,
              "{\"p50\": %.1f, \"p95\": %.1f, \"p99\": %.1f, \"max\": %.1f}",
              quantile(0.5),
              quantile(0.95),
              quantile(0.99),
              quantile(1))
          .replace("NaN", "null");
    }
  }

  /** The CPU time of processes, this one included, and of the whole machine. */
  private static final class Cpu {
    private final Map<String, ProcessHandle> processes = new LinkedHashMap<>();
    private final Map<String, Double> before = new LinkedHashMap<>();
    private double machineBefore;
    private long nanosBefore;

    Cpu(String list) {
      for (String entry : list.split(",")) {
        String[] parts = entry.split("=");
        processes.put(parts[0], ProcessHandle.of(Long.parseLong(parts[1])).orElseThrow());
      }
      processes.put("generator", ProcessHandle.current());
    }

    void begin() throws IOException {
      nanosBefore = System.nanoTime();
      machineBefore = machine();
      processes.forEach((name, process) -> before.put(name, seconds(process)));
    }

    private static double seconds(ProcessHandle process) {
      return process.info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
    }

    /** CPU seconds that somebody used since the start, where the system tells; else NaN. */
    private static double machine() throws IOException {
      Path file = Path.of("/proc/stat");
      if (!Files.exists(file)) {
        return Double.NaN;
      }
      String[] ticks = Files.readString(file).lines().findFirst().orElseThrow().split(" +");
      long busy = 0;
      // user nice system idle iowait irq softirq
      for (int i : new int[] {1, 2, 3, 6, 7}) {
        busy += Long.parseLong(ticks[i]);
      }
      return busy / 100.0;
    }

    /** What was used since the beginning, and how much others did. */
    String json() throws IOException {
      StringBuilder json = new StringBuilder("\"cpuSeconds\": {");
      double all = 0;
      for (Map.Entry<String, ProcessHandle> process : processes.entrySet()) {
        double used = seconds(process.getValue()) - before.get(process.getKey());
        all += used;
        json.append(String.format(Locale.ROOT, "\"%s\": %.2f, ", process.getKey(), used));
      }
      double others = machine() - machineBefore - all;
      double wall = (System.nanoTime() - nanosBefore) / 1e9;
      json.append(String.format(Locale.ROOT, "\"others\": %.2f, \"wall\": %.2f}", others, wall));
      return json.toString().replace("NaN", "null");
    }
  }
}

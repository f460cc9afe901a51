import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends a day of events at a steady rate and writes down what it sent: rows that must count to
 * DIR/web.ndjson, process.ndjson and devices.ndjson, those that must be told as late to
 * DIR/late.tsv, those that must be rejected to DIR/rejected.tsv. It goes on until EVENTS are sent
 * and DIR/faults-done exists; then it moves every partition's time far ahead, so that all windows
 * close, and ends when the job has committed all offsets. DIR/progress tells how many are sent.
 *
 * <p>Which events are too late is not left to chance: a row is sent to a window only when offsets
 * committed by the job prove a checkpoint whose watermark has closed that window. A job restored
 * from that checkpoint, or from any later one, has to say the same.
 *
 * <p>Usage: java -cp 'lib/*' ChaosProduce.java BOOTSTRAP GROUP EVENTS RATE SEED DIR
 */
public final class ChaosProduce {
  private static final int PARTITIONS = 4;
  private static final String[] TOPICS = {"web", "process", "devices"};
  private static final int WEB = 0;
  private static final int PROCESS = 1;
  private static final int DEVICES = 2;

  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long WINDOW = 10 * MINUTE;
  private static final long BEGIN = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();
  private static final long SPAN = 24 * HOUR;
  // As in the job's configuration.
  private static final long OUT_OF_ORDERNESS = MINUTE;
  private static final long LATENESS = HOUR;

  private static final String HOT = "203.0.113.50";
  private static final String SUPPRESSED = "10.20.30.40";
  private static final String[] SOURCES = {
    "198.51.100.11", "198.51.100.12", "198.51.100.13", "198.51.100.14", "198.51.100.15",
    "192.0.2.21", "192.0.2.22", "192.0.2.23", "2001:db8:1::7", "2001:db8:2::9", SUPPRESSED
  };
  private static final String[] PAGES = {
    "/partners/", "/suppliers/", "/case-studies/", "/customers/list?p=", "/integrations/"
  };
  private static final String[] TOOLS = {"maltego", "spiderfoot", "theHarvester.py", "dmitry"};
  private static final int DEVICE_COUNT = 12;

  private final Random random;
  private final long seed;
  private final Path dir;
  private final KafkaProducer<byte[], byte[]> producer;
  private final BufferedWriter[] files = new BufferedWriter[TOPICS.length];
  private final Map<String, Long> late = new TreeMap<>();
  private final List<String> rejected = new ArrayList<>();
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  /** What was sent to each partition. Only the sending thread appends. */
  private final Sent[][] sent = new Sent[TOPICS.length][PARTITIONS];

  private final PriorityQueue<Again> again =
      new PriorityQueue<>(Comparator.comparingLong(Again::due));
  private volatile long closedBefore = Long.MIN_VALUE;
  private long serial;

  /** A process row to be delivered once more. */
  private record Again(long due, String row) {}

  /** The newest event time up to each offset of a partition. */
  private static final class Sent {
    private long[] newest = new long[1024];
    private int size;

    synchronized int add(long time) {
      if (size == newest.length) {
        newest = Arrays.copyOf(newest, 2 * size);
      }
      newest[size] = size == 0 ? time : Math.max(newest[size - 1], time);
      return size++;
    }

    synchronized int size() {
      return size;
    }

    synchronized long newestBefore(long offset) {
      return offset <= 0 ? Long.MIN_VALUE : newest[(int) Math.min(offset, size) - 1];
    }
  }

  private ChaosProduce(String bootstrap, long seed, Path dir) throws IOException {
    this.random = new Random(seed);
    this.seed = seed;
    this.dir = dir;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", bootstrap,
                "acks", "all",
                "enable.idempotence", true,
                "max.in.flight.requests.per.connection", 1,
                "linger.ms", 5,
                // A broker that is away is waited for.
                "max.block.ms", 300_000,
                "delivery.timeout.ms", 300_000,
                "reconnect.backoff.max.ms", 500),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    for (int topic = 0; topic < TOPICS.length; topic++) {
      files[topic] = Files.newBufferedWriter(dir.resolve(TOPICS[topic] + ".ndjson"));
      for (int partition = 0; partition < PARTITIONS; partition++) {
        sent[topic][partition] = new Sent();
      }
    }
  }

  public static void main(String[] args) throws Exception {
    long events = Long.parseLong(args[2]);
    long rate = Long.parseLong(args[3]);
    ChaosProduce chaos = new ChaosProduce(args[0], Long.parseLong(args[4]), Path.of(args[5]));
    try (Admin admin =
        Admin.create(
            Map.<String, Object>of(
                "bootstrap.servers", args[0],
                "default.api.timeout.ms", 3000,
                "request.timeout.ms", 2000,
                "reconnect.backoff.max.ms", 500))) {
      Thread watch = new Thread(() -> chaos.watch(admin, args[1]), "watch");
      watch.setDaemon(true);
      watch.start();
      chaos.run(events, rate);
      chaos.awaitConsumed(admin, args[1]);
    }
    System.exit(0);
  }

  private void run(long events, long rate) throws Exception {
    Path done = dir.resolve("faults-done");
    double step = (double) SPAN / events;
    long begin = System.nanoTime();
    long now = BEGIN;
    for (long i = 0; i < events || !Files.exists(done); i++) {
      long wait = begin + i * 1_000_000_000L / rate - System.nanoTime();
      if (wait > 0) {
        TimeUnit.NANOSECONDS.sleep(wait);
      }
      now = BEGIN + (long) (i * step);
      event(now);
      if (i % 50 == 0) {
        Files.writeString(dir.resolve("progress"), i + "\n");
      }
      failIfAny();
    }
    for (int topic = 0; topic < TOPICS.length; topic++) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        long far = now + 24 * HOUR;
        send(topic, partition, topic == WEB ? web(far, HOT, "/") : process(far, 0, "ls", ""), far);
      }
    }
    producer.close();
    failIfAny();
    for (BufferedWriter file : files) {
      file.close();
    }
    List<String> lines = new ArrayList<>();
    late.forEach((window, count) -> lines.add(window + "\t" + count));
    Files.write(dir.resolve("late.tsv"), lines);
    Files.write(dir.resolve("rejected.tsv"), rejected);
    long messages = Arrays.stream(sent).flatMap(Arrays::stream).mapToLong(Sent::size).sum();
    Files.writeString(dir.resolve("events"), messages + "\n");
    System.err.println("chaos: " + messages + " messages sent");
  }

  // --- Events -------------------------------------------------------------------------------------

  private void event(long now) throws IOException {
    serial++;
    int partition = random.nextInt(PARTITIONS);
    int choice = random.nextInt(1000);
    int topic = choice < 800 ? WEB : choice < 920 ? PROCESS : DEVICES;
    long time = now - disorder();
    if (random.nextInt(200) == 0) {
      malformed(topic, partition, time);
      return;
    }
    if (!again.isEmpty() && again.peek().due() <= now) {
      // Delivered again, perhaps to another partition, and perhaps hours later.
      count(PROCESS, partition, again.poll().row(), Long.MIN_VALUE);
      return;
    }
    switch (topic) {
      case WEB -> webEvent(now, time, partition);
      case PROCESS -> processEvent(now, time, partition);
      default -> deviceEvent(time, partition);
    }
  }

  /** Most events come in a minute, some within the allowed lateness. */
  private long disorder() {
    return random.nextInt(7) == 0 ? random.nextLong(55 * MINUTE) : random.nextLong(50_000);
  }

  private void webEvent(long now, long time, int partition) throws IOException {
    if (random.nextInt(100) == 0 && tooLate(partition)) {
      return;
    }
    int rows = random.nextInt(20) == 0 ? 1 + random.nextInt(4) : 1;
    List<String> texts = new ArrayList<>();
    long newest = Long.MIN_VALUE;
    for (int row = 0; row < rows; row++) {
      long at = row == 0 ? time : now - disorder();
      newest = Math.max(newest, at);
      String path = random.nextInt(4) == 0 ? "/" : page();
      texts.add(web(at, source(at), path));
    }
    count(WEB, partition, rows == 1 ? texts.get(0) : envelope(texts), newest);
  }

  /** Rows for a window that the job has provably closed for good; false: there is none yet. */
  private boolean tooLate(int partition) {
    long last = Math.floorDiv(closedBefore - LATENESS - MINUTE, WINDOW) * WINDOW - WINDOW;
    if (closedBefore == Long.MIN_VALUE || last < BEGIN + 2 * WINDOW) {
      return false;
    }
    long windows = Math.min(12, (last - BEGIN) / WINDOW);
    long start = last - random.nextLong(windows) * WINDOW;
    String source = random.nextBoolean() ? HOT : SOURCES[random.nextInt(8)];
    // Sometimes as many as make an alert.
    int rows = random.nextInt(4) == 0 ? 35 : 1 + random.nextInt(3);
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      texts.add(web(start + random.nextLong(WINDOW), source, page()));
    }
    late.merge(source + "\t" + Instant.ofEpochMilli(start), (long) rows, Long::sum);
    send(WEB, partition, envelope(texts), start);
    return true;
  }

  private void processEvent(long now, long time, int partition) throws IOException {
    int device = random.nextInt(DEVICE_COUNT);
    boolean tool = random.nextInt(6) == 0;
    String name = tool ? TOOLS[random.nextInt(TOOLS.length)] : "ls";
    String address = random.nextInt(3) == 0 ? address(device, time) : "";
    String row = process(time, device, name, address);
    count(PROCESS, partition, row, time);
    if (tool && random.nextInt(3) == 0) {
      again.add(new Again(now + random.nextLong(6 * HOUR), row));
    }
  }

  private void deviceEvent(long time, int partition) throws IOException {
    int device = random.nextInt(DEVICE_COUNT);
    String row =
        String.format(
            "{\"Timestamp\":\"%s\",\"DeviceId\":\"d%d\",\"DeviceName\":\"ws%d\","
                + "\"PublicIP\":\"%s\"}",
            Instant.ofEpochMilli(time), device, device, address(device, time));
    count(DEVICES, partition, row, time);
  }

  private void malformed(int topic, int partition, long time) {
    int kind = topic == WEB ? random.nextInt(5) : random.nextInt(2);
    String good = web(time, HOT, "/partners/m" + serial);
    String[] reasons = {
      "invalid-json", "not-an-object", "missing-time", "invalid-time", "future-time"
    };
    String text =
        switch (kind) {
          case 0 -> good.substring(0, good.length() / 2);
          case 1 -> "\"row " + serial + "\"";
          case 2 -> good.replaceFirst("\"TimeGenerated\":\"[^\"]*\",", "");
          case 3 -> good.replaceFirst("2026-", "2026/");
          default -> web(System.currentTimeMillis() + 100 * HOUR, HOT, "/partners/m" + serial);
        };
    int offset = send(topic, partition, text, Long.MIN_VALUE);
    rejected.add(TOPICS[topic] + "/" + partition + "\t" + offset + "\t" + reasons[kind]);
  }

  private String page() {
    return PAGES[random.nextInt(PAGES.length)] + random.nextInt(60);
  }

  /** Half of the rows come from one source; of the others, each is busy in some windows only. */
  private String source(long time) {
    if (random.nextInt(100) < 45) {
      return HOT;
    }
    long window = Math.floorDiv(time, WINDOW);
    int chosen = random.nextInt(SOURCES.length);
    for (int attempt = 0; attempt < 3; attempt++) {
      if (Math.floorMod((window * 31 + chosen) * 2_654_435_761L + seed, 4_294_967_296L) % 4 == 0) {
        break;
      }
      chosen = random.nextInt(SOURCES.length);
    }
    return SOURCES[chosen];
  }

  /** A device moves to another address every four hours. */
  private static String address(int device, long time) {
    int place = (int) ((device + Math.floorDiv(time, 4 * HOUR)) % 10);
    return place == 9 ? HOT : SOURCES[place];
  }

  private static String web(long time, String source, String path) {
    return String.format(
        "{\"TimeGenerated\":\"%s\",\"SourceIP\":\"%s\",\"RequestURL\":\"https://example.com%s\","
            + "\"RequestClientApplication\":\"agent/%d\"}",
        Instant.ofEpochMilli(time), source, path, Math.floorMod(path.hashCode(), 7));
  }

  private String process(long time, int device, String file, String address) {
    return String.format(
        "{\"Timestamp\":\"%s\",\"DeviceId\":\"d%d\",\"DeviceName\":\"ws%d\",\"AccountName\":\"u%d\","
            + "\"FileName\":\"%s\",\"ProcessCommandLine\":\"%s -x\",\"ProcessId\":%d,"
            + "\"ReportId\":%d,\"PublicIP\":\"%s\"}",
        Instant.ofEpochMilli(time), device, device, device, file, file, serial, serial, address);
  }

  private static String envelope(List<String> rows) {
    return "{\"records\":[" + String.join(",", rows) + "]}";
  }

  // --- Sending ------------------------------------------------------------------------------------

  private void count(int topic, int partition, String text, long time) throws IOException {
    files[topic].write(text);
    files[topic].write('\n');
    send(topic, partition, text, time);
  }

  private int send(int topic, int partition, String text, long time) {
    int offset = sent[topic][partition].add(time);
    producer.send(
        new ProducerRecord<>(TOPICS[topic], partition, null, text.getBytes(StandardCharsets.UTF_8)),
        (metadata, problem) -> {
          if (problem != null) {
            failure.compareAndSet(null, problem);
          } else if (metadata.offset() != offset) {
            String message =
                TOPICS[topic] + "/" + partition + ": " + metadata.offset() + ", not " + offset;
            failure.compareAndSet(null, new IOException("the broker wrote to another place: " + message));
          }
        });
    return offset;
  }

  private void failIfAny() throws Exception {
    if (failure.get() != null) {
      throw failure.get();
    }
  }

  // --- What the job has done ----------------------------------------------------------------------

  private Map<TopicPartition, OffsetAndMetadata> committed(Admin admin, String group)
      throws Exception {
    return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get(3, TimeUnit.SECONDS);
  }

  /**
   * Keeps {@link #closedBefore}: the watermark that the web topic's committed offsets prove. It
   * moves by whole seconds.
   */
  private void watch(Admin admin, String group) {
    try {
      while (true) {
        Thread.sleep(300);
        Map<TopicPartition, Long> offsets = new HashMap<>();
        try {
          committed(admin, group)
              .forEach(
                  (partition, offset) -> {
                    if (offset != null) {
                      offsets.put(partition, offset.offset());
                    }
                  });
        } catch (Exception e) {
          // The broker is away, or nothing is committed yet.
          continue;
        }
        long oldest = Long.MAX_VALUE;
        for (int partition = 0; partition < PARTITIONS; partition++) {
          long offset = offsets.getOrDefault(new TopicPartition(TOPICS[WEB], partition), 0L);
          oldest = Math.min(oldest, sent[WEB][partition].newestBefore(offset));
        }
        if (oldest != Long.MIN_VALUE) {
          long closed = oldest - OUT_OF_ORDERNESS;
          closedBefore = Math.max(closedBefore, closed - Math.floorMod(closed, 1000) - 1);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitConsumed(Admin admin, String group) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
    String missing = "nothing is committed";
    while (!missing.isEmpty()) {
      if (System.nanoTime() > deadline) {
        System.err.println("chaos: not consumed in ten minutes: " + missing);
        System.exit(1);
      }
      Thread.sleep(300);
      try {
        Map<TopicPartition, OffsetAndMetadata> offsets = committed(admin, group);
        StringBuilder open = new StringBuilder();
        for (int topic = 0; topic < TOPICS.length; topic++) {
          for (int partition = 0; partition < PARTITIONS; partition++) {
            OffsetAndMetadata offset = offsets.get(new TopicPartition(TOPICS[topic], partition));
            long reached = offset == null ? 0 : offset.offset();
            if (reached != sent[topic][partition].size()) {
              open.append(TOPICS[topic]).append('/').append(partition).append(" at ");
              open.append(reached).append(" of ").append(sent[topic][partition].size()).append("; ");
            }
          }
        }
        missing = open.toString();
      } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
        missing = e.toString();
      }
    }
  }
}

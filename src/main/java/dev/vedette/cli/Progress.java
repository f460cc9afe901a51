package dev.vedette.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.execution.JobClient;

/** A line on the terminal that tells how far the job is; nothing when there is no terminal. */
final class Progress {
  private static final String TERMINAL = "vedette.terminal";
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final JobClient client;
  private final PrintStream out;
  private final ScheduledExecutorService timer;
  private final long begin = System.nanoTime();
  private boolean shown;
  private ScheduledFuture<?> ticks;

  private Progress(JobClient client, PrintStream out, ScheduledExecutorService timer) {
    this.client = client;
    this.out = out;
    this.timer = timer;
  }

  /** Starts to tell, if the launcher says that standard error is a terminal. */
  static Progress of(JobClient client) {
    if (!Boolean.getBoolean(TERMINAL)) {
      return new Progress(client, System.err, null);
    }
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
    Progress progress = new Progress(client, System.err, timer);
    progress.ticks = timer.scheduleWithFixedDelay(progress::tell, 1, 1, TimeUnit.SECONDS);
    return progress;
  }

  private void tell() {
    try {
      Map<String, Object> counters = client.getAccumulators().get(1, TimeUnit.SECONDS);
      out.print(CLEAR_LINE + line(new Accounts(counters)));
      out.flush();
      shown = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
      // The job is just starting or ending; the next second will tell.
    }
  }

  private String line(Accounts accounts) {
    double seconds = (System.nanoTime() - begin) / 1e9;
    return String.format(
        Locale.ROOT,
        "%,d MB read, %,d events (%,.0f a second), %,d alerts",
        accounts.bytes() / 1_000_000,
        accounts.records(),
        accounts.records() / seconds,
        accounts.alerts());
  }

  void close() {
    if (timer != null) {
      ticks.cancel(true);
      timer.shutdownNow();
      if (shown) {
        out.print(CLEAR_LINE);
        out.flush();
      }
    }
  }
}

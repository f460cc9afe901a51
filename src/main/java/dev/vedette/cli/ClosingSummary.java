package dev.vedette.cli;

import dev.vedette.config.RunConfig;
import dev.vedette.model.Counters;
import dev.vedette.model.DetectionBranch;
import dev.vedette.model.Input;
import dev.vedette.source.FilePlanner;
import dev.vedette.source.PlannedFile;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A few lines at the end: what was read, what was found, what was left out and where it went. */
final class ClosingSummary {
  private static final int FILES_IN_DOUBT = 10;
  private static final long FEW_BYTES = 10_000_000;

  private final RunPlan plan;
  private final Accounts accounts;
  private final PrintStream out;

  private ClosingSummary(RunPlan plan, Accounts accounts, PrintStream out) {
    this.plan = plan;
    this.accounts = accounts;
    this.out = out;
  }

  static void print(RunPlan plan, Accounts accounts, Duration elapsed, PrintStream out) {
    new ClosingSummary(plan, accounts, out).print(elapsed);
  }

  private void print(Duration elapsed) {
    double seconds = Math.max(0.001, elapsed.toMillis() / 1000.0);
    line(
        "%s, %s in %.1f s; %s%s",
        number(accounts.records(), "event"),
        megabytes(accounts.bytes()),
        seconds,
        number(accounts.alerts(), "alert"),
        branches());
    if (plan.files().containsKey(Input.DEVICES) && !plan.files().containsKey(Input.PROCESS)) {
      line("devices: of no use without process events, whose devices they locate");
    }
    plan.files().keySet().forEach(this::input);
    long suppressed = accounts.count(Counters.SUPPRESSED);
    if (suppressed > 0) {
      line("%,d suppressed%s", suppressed, hint(outputs().suppressed().isEmpty(), "suppressed"));
    }
  }

  private static String number(long count, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
  }

  private static String megabytes(long bytes) {
    boolean few = bytes < FEW_BYTES;
    return String.format(Locale.ROOT, few ? "%,.2f MB" : "%,.0f MB", bytes / 1e6);
  }

  private void input(Input input) {
    long read = accounts.count(Counters.read(input));
    long unmatched = accounts.count(Counters.unmatched(input));
    long rejected = accounts.count(Counters.rejected(input));
    if (read == 0) {
      line("%s: no records in %s", input.text(), files(input));
    } else if (rejected == read) {
      line("%s: none of the records could be used; is this the right format?", input.text());
    } else if (rejected > read / 2) {
      line("%s: most of the records could not be used; is this the right format?", input.text());
    }
    long excluded = accounts.count(Counters.excluded(input));
    if (unmatched + excluded + rejected == read) {
      if (excluded > 0) {
        line("%s: all %,d matching records are of excluded sources", input.text(), excluded);
      } else if (read > rejected) {
        line(nothingFound(input), input.text(), read - rejected);
      }
      doubts(input);
    }
    leftOut(input);
  }

  private static String nothingFound(Input input) {
    return input == Input.DEVICES
        ? "%s: none of %,d reports has a device and an address that can be used"
        : "%s: none of %,d records matched the rule";
  }

  /** Nothing was found; perhaps since the rows have other columns than those that are read. */
  private void doubts(Input input) {
    for (PlannedFile file : plan.files().get(input).stream().limit(FILES_IN_DOUBT).toList()) {
      List<String> missing = missingColumns(file, input);
      if (!missing.isEmpty()) {
        line(
            "%s: no row at the beginning of %s has %s (spelt exactly so)",
            input.text(), file.path(), String.join(" nor ", missing));
        return;
      }
    }
  }

  private static List<String> missingColumns(PlannedFile file, Input input) {
    try {
      return FilePlanner.missingColumns(file, input);
    } catch (IOException gone) {
      return List.of(); // The run has read it; this is only about a hint.
    }
  }

  private String branches() {
    List<String> parts = new ArrayList<>();
    for (DetectionBranch branch : DetectionBranch.values()) {
      long count = accounts.count(Counters.alerts(branch));
      if (count > 0) {
        parts.add(String.format(Locale.ROOT, "%,d %s", count, branch.text()));
      }
    }
    return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
  }

  private String files(Input input) {
    int count = plan.files().get(input).size();
    return count == 1 ? plan.files().get(input).get(0).path() : count + " files";
  }

  private void leftOut(Input input) {
    long rejected = accounts.count(Counters.rejected(input));
    if (rejected > 0) {
      Map<String, Long> reasons = accounts.rejectedByReason(input);
      line(
          "%s: %,d rejected %s%s",
          input.text(), rejected, reasons, hint(outputs().rejected().isEmpty(), "rejected"));
    }
    long late = input == Input.WEB ? accounts.count(Counters.WEB_LATE) : 0;
    if (late > 0) {
      line("web: %,d late%s", late, hint(outputs().late().isEmpty(), "late"));
    }
  }

  private RunConfig.Outputs outputs() {
    return plan.config().outputs();
  }

  private static String hint(boolean needed, String output) {
    return needed ? "; the output '" + output + "' would show them" : "";
  }

  private void line(String format, Object... values) {
    out.println("vedette: " + String.format(Locale.ROOT, format, values));
  }
}

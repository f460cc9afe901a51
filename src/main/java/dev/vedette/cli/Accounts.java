package dev.vedette.cli;

import dev.vedette.model.Counters;
import dev.vedette.model.DetectionBranch;
import dev.vedette.model.Input;
import dev.vedette.model.RejectReason;
import java.util.LinkedHashMap;
import java.util.Map;

/** What became of every record of a run, from the job's counters. */
final class Accounts {
  private final Map<String, Object> counters;

  Accounts(Map<String, Object> counters) {
    this.counters = counters;
  }

  long count(String counter) {
    return counters.get(counter) instanceof Long count ? count : 0;
  }

  long bytes() {
    return sum(Counters.bytes(Input.WEB), Counters.bytes(Input.PROCESS))
        + count(Counters.bytes(Input.DEVICES));
  }

  long records() {
    return sum(Counters.read(Input.WEB), Counters.read(Input.PROCESS))
        + count(Counters.read(Input.DEVICES));
  }

  long alerts() {
    long alerts = 0;
    for (DetectionBranch branch : DetectionBranch.values()) {
      alerts += count(Counters.alerts(branch));
    }
    return alerts;
  }

  private long sum(String first, String second) {
    return count(first) + count(second);
  }

  /** The accounts of the three inputs and of the alerts, as they are written to the summary. */
  Map<String, Map<String, Object>> sections() {
    Map<String, Map<String, Object>> sections = new LinkedHashMap<>();
    Map<String, Object> web = input(Input.WEB);
    web.put("excluded", count(Counters.excluded(Input.WEB)));
    web.put("late", count(Counters.WEB_LATE));
    web.put("counted", count(Counters.WEB_COUNTED));
    sections.put(Input.WEB.text(), web);
    Map<String, Object> process = input(Input.PROCESS);
    process.put("duplicate", count(Counters.PROCESS_DUPLICATE));
    process.put("detected", count(Counters.PROCESS_DETECTED));
    sections.put(Input.PROCESS.text(), process);
    Map<String, Object> devices = input(Input.DEVICES);
    devices.put("used", count(Counters.used(Input.DEVICES)));
    sections.put(Input.DEVICES.text(), devices);
    sections.put("alerts", alertsByBranch());
    return sections;
  }

  private Map<String, Object> input(Input input) {
    Map<String, Object> section = new LinkedHashMap<>();
    section.put("bytes", count(Counters.bytes(input)));
    section.put("read", count(Counters.read(input)));
    section.put("rejected", count(Counters.rejected(input)));
    section.put("rejectedByReason", rejectedByReason(input));
    section.put("unmatched", count(Counters.unmatched(input)));
    return section;
  }

  Map<String, Long> rejectedByReason(Input input) {
    Map<String, Long> reasons = new LinkedHashMap<>();
    for (RejectReason reason : RejectReason.values()) {
      long count = count(Counters.rejected(input, reason));
      if (count > 0) {
        reasons.put(reason.text(), count);
      }
    }
    return reasons;
  }

  private Map<String, Object> alertsByBranch() {
    Map<String, Object> alerts = new LinkedHashMap<>();
    for (DetectionBranch branch : DetectionBranch.values()) {
      alerts.put(branch.text(), count(Counters.alerts(branch)));
    }
    alerts.put("suppressed", count(Counters.SUPPRESSED));
    return alerts;
  }

  /** What does not add up; empty when all records are accounted for. */
  String imbalance() {
    return imbalance(
            Input.WEB,
            count(Counters.excluded(Input.WEB))
                + count(Counters.WEB_LATE)
                + count(Counters.WEB_COUNTED))
        + imbalance(Input.PROCESS, sum(Counters.PROCESS_DUPLICATE, Counters.PROCESS_DETECTED))
        + imbalance(Input.DEVICES, count(Counters.used(Input.DEVICES)));
  }

  private String imbalance(Input input, long matched) {
    long read = count(Counters.read(input));
    long sum = sum(Counters.rejected(input), Counters.unmatched(input)) + matched;
    return read == sum ? "" : input.text() + ": " + read + " read, " + sum + " accounted for; ";
  }
}

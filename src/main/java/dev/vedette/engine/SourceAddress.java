package dev.vedette.engine;

import dev.vedette.config.JobDefinition;
import dev.vedette.detect.SourceRule;
import dev.vedette.model.Alert;
import org.apache.flink.api.java.functions.KeySelector;

/** The address behind an alert's SourceIP, in the form in which device addresses are compared. */
public final class SourceAddress implements KeySelector<Alert, String> {
  private static final long serialVersionUID = 1;

  private final JobDefinition job;
  private transient SourceRule sources;

  public SourceAddress(JobDefinition job) {
    this.job = job;
  }

  @Override
  public String getKey(Alert alert) {
    if (sources == null) {
      sources = new Rules(job).sources();
    }
    return sources.address(alert.sourceIp());
  }
}

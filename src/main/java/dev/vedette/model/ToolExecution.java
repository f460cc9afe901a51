package dev.vedette.model;

import java.util.Comparator;

/**
 * A process event in which the rule found an OSINT tool. Strings that the row lacks are "".
 *
 * @param alertId the id of its OSINT_Tool_Execution alert
 * @param time event time, epoch milliseconds
 * @param tool the label: ToolIdentified
 * @param publicIp the device's public address if the event names it, else ""
 */
public record ToolExecution(
    String alertId,
    long time,
    String tool,
    String deviceId,
    String deviceName,
    String accountName,
    String fileName,
    String processCommandLine,
    String initiatingProcessFileName,
    String initiatingProcessCommandLine,
    String publicIp) {

  /**
   * An order of executions that depends on all their fields, and puts those with an address first.
   */
  public static final Comparator<ToolExecution> FIXED_ORDER =
      Comparator.comparing((ToolExecution execution) -> execution.publicIp().isEmpty())
          .thenComparing(ToolExecution::toString);

  /** The same execution with the public address found for its device. */
  public ToolExecution at(String address) {
    return new ToolExecution(
        alertId,
        time,
        tool,
        deviceId,
        deviceName,
        accountName,
        fileName,
        processCommandLine,
        initiatingProcessFileName,
        initiatingProcessCommandLine,
        address);
  }
}

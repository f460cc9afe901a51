package dev.vedette.sink;

import static dev.vedette.sink.Field.optional;
import static dev.vedette.sink.Field.required;
import static dev.vedette.sink.ScalarType.BOOLEAN;
import static dev.vedette.sink.ScalarType.INT;
import static dev.vedette.sink.ScalarType.LONG;
import static dev.vedette.sink.ScalarType.TEXT;
import static dev.vedette.sink.ScalarType.TIME;

import dev.vedette.model.Alert;
import dev.vedette.model.ToolExecutionRef;
import java.time.Instant;
import java.util.List;

/** The fields of an alert, in the order of the record. */
final class AlertLayout implements Layout<Alert> {

  private static final ListType<String> TEXTS = new ListType<>(TEXT);

  private static final RecordType<ToolExecutionRef> TOOL_EXECUTION =
      new RecordType<>(
          List.of(
              optional("Timestamp", TIME, ToolExecutionRef::timestamp),
              optional("AlertId", TEXT, ToolExecutionRef::alertId),
              optional("ToolIdentified", TEXT, ToolExecutionRef::toolIdentified),
              optional("DeviceId", TEXT, ToolExecutionRef::deviceId),
              optional("DeviceName", TEXT, ToolExecutionRef::deviceName),
              optional("AccountName", TEXT, ToolExecutionRef::accountName),
              optional("ProcessCommandLine", TEXT, ToolExecutionRef::processCommandLine)));

  static final RecordType<Alert> TYPE =
      new RecordType<>(
          List.of(
              required("AlertId", TEXT, Alert::alertId),
              required("Revision", INT, Alert::revision),
              required("Final", BOOLEAN, Alert::isFinal),
              required("DetectionBranch", TEXT, Alert::detectionBranch),
              required("Timestamp", TIME, Alert::timestamp),
              required("EmittedAt", TIME, Alert::emittedAt),
              optional("Severity", TEXT, Alert::severity),
              optional("Confidence", TEXT, Alert::confidence),
              optional("Title", TEXT, Alert::title),
              optional("Techniques", TEXTS, Alert::techniques),
              optional("Tactics", TEXTS, Alert::tactics),
              optional("SourceIP", TEXT, Alert::sourceIp),
              optional("WindowStart", TIME, Alert::windowStart),
              optional("WindowEnd", TIME, Alert::windowEnd),
              optional("RequestCount", LONG, Alert::requestCount),
              optional("UniqueURLs", LONG, Alert::uniqueUrls),
              optional("UniqueURLsExact", BOOLEAN, Alert::uniqueUrlsExact),
              optional("SampledURLs", TEXTS, Alert::sampledUrls),
              optional("UserAgents", TEXTS, Alert::userAgents),
              optional("MatchedKeywords", TEXTS, Alert::matchedKeywords),
              optional("FirstSeen", TIME, Alert::firstSeen),
              optional("LastSeen", TIME, Alert::lastSeen),
              optional("DeviceId", TEXT, Alert::deviceId),
              optional("DeviceName", TEXT, Alert::deviceName),
              optional("AccountName", TEXT, Alert::accountName),
              optional("FileName", TEXT, Alert::fileName),
              optional("ProcessCommandLine", TEXT, Alert::processCommandLine),
              optional("InitiatingProcessFileName", TEXT, Alert::initiatingProcessFileName),
              optional("InitiatingProcessCommandLine", TEXT, Alert::initiatingProcessCommandLine),
              optional("ToolIdentified", TEXT, Alert::toolIdentified),
              optional("Activity", TEXT, Alert::activity),
              optional("ToolExecutions", new ListType<>(TOOL_EXECUTION), Alert::toolExecutions),
              optional("RelatedAlertIds", TEXTS, Alert::relatedAlertIds),
              optional("Profile", TEXT, Alert::profile),
              optional("RuleVersion", TEXT, Alert::ruleVersion)));

  @Override
  public RecordType<Alert> type() {
    return TYPE;
  }

  @Override
  public Instant partitionTime(Alert alert) {
    return alert.timestamp();
  }
}

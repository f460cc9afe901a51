package dev.vedette.engine;

import dev.vedette.model.Input;
import dev.vedette.parse.Columns;
import dev.vedette.parse.EventTime;

/** CommonSecurityLog rows. */
final class WebRowInterpreter extends RowInterpreter {
  private static final int TIME = 0;
  private static final int SOURCE_IP = 1;
  private static final int URL = 2;
  private static final int USER_AGENT = 3;

  private final WebRequests requests;

  WebRowInterpreter(WebRequests requests) {
    super(
        Input.WEB,
        Columns.of("TimeGenerated", "SourceIP", "RequestURL", "RequestClientApplication"));
    this.requests = requests;
  }

  @Override
  void row(String[] values, ReadingBuilder into, Rejecting rejecting) {
    requests.accept(
        values[TIME],
        EventTime::parseMillis,
        values[SOURCE_IP],
        values[URL],
        values[USER_AGENT],
        into,
        rejecting);
  }
}

package dev.vedette.engine;

import dev.vedette.model.Input;
import dev.vedette.model.RejectReason;
import dev.vedette.model.Rejected;
import dev.vedette.parse.Columns;
import dev.vedette.parse.EventTime;
import dev.vedette.parse.JsonRows;
import dev.vedette.parse.RowConsumer;

/** CommonSecurityLog rows. */
final class WebRowInterpreter implements RecordInterpreter {
  private static final int TIME = 0;
  private static final int SOURCE_IP = 1;
  private static final int URL = 2;
  private static final int USER_AGENT = 3;

  private final JsonRows rows =
      new JsonRows(
          Columns.of("TimeGenerated", "SourceIP", "RequestURL", "RequestClientApplication"));
  private final WebRequests requests;

  WebRowInterpreter(WebRequests requests) {
    this.requests = requests;
  }

  @Override
  public void interpret(
      byte[] bytes, int start, int length, String origin, long offset, ReadingBuilder into) {
    Rejecting rejecting =
        (reason, detail) ->
            into.reject(
                Rejected.of(Input.WEB, reason, detail, origin, offset, bytes, start, length));
    rows.read(bytes, start, length, new Rows(into, rejecting));
  }

  private final class Rows implements RowConsumer {
    private final ReadingBuilder into;
    private final Rejecting rejecting;

    Rows(ReadingBuilder into, Rejecting rejecting) {
      this.into = into;
      this.rejecting = rejecting;
    }

    @Override
    public void row(String[] values, String table) {
      if (Tables.isForeign(table, Input.WEB)) {
        into.unmatched();
        return;
      }
      requests.accept(
          values[TIME],
          EventTime::parseMillis,
          values[SOURCE_IP],
          values[URL],
          values[USER_AGENT],
          into,
          rejecting);
    }

    @Override
    public void rejected(RejectReason reason, String detail) {
      rejecting.reject(reason, detail);
    }
  }
}

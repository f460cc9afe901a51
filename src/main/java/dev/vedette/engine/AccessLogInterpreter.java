package dev.vedette.engine;

import dev.vedette.model.Input;
import dev.vedette.model.RejectReason;
import dev.vedette.model.Rejected;
import dev.vedette.parse.AccessLogLine;
import dev.vedette.parse.EventTime;

/** Lines of Apache and nginx access logs; the request target stands for the URL. */
final class AccessLogInterpreter implements RecordInterpreter {
  private final AccessLogLine line = new AccessLogLine();
  private final WebRequests requests;

  AccessLogInterpreter(WebRequests requests) {
    this.requests = requests;
  }

  @Override
  public void interpret(
      byte[] bytes, int start, int length, String origin, long offset, ReadingBuilder into) {
    Rejecting rejecting =
        (reason, detail) ->
            into.reject(
                Rejected.of(Input.WEB, reason, detail, origin, offset, bytes, start, length));
    if (!line.parse(bytes, start, length)) {
      rejecting.reject(RejectReason.INVALID_LINE, line.fault());
      return;
    }
    requests.accept(
        line.time(),
        EventTime::parseAccessLogMillis,
        line.sourceAddress(),
        line.target(),
        line.userAgent(),
        into,
        rejecting);
  }
}

package dev.vedette.engine;

import dev.vedette.model.Input;
import dev.vedette.model.RejectReason;
import dev.vedette.model.Rejected;
import dev.vedette.parse.Columns;
import dev.vedette.parse.FlatRow;

/** CommonSecurityLog rows of the usual kind; others are left to the plain interpreter. */
final class FlatWebRowInterpreter implements RecordInterpreter {
  private final FlatRow row =
      new FlatRow(
          Columns.of("TimeGenerated", "SourceIP", "RequestURL", "RequestClientApplication"));
  private final FlatWebRequests requests;
  private final RecordInterpreter others;

  FlatWebRowInterpreter(FlatWebRequests requests, RecordInterpreter others) {
    this.requests = requests;
    this.others = others;
  }

  @Override
  public void interpret(
      byte[] bytes, int start, int length, String origin, long offset, ReadingBuilder into) {
    if (!row.read(bytes, start, length)) {
      others.interpret(bytes, start, length, origin, offset, into);
      return;
    }
    if (Tables.isForeign(row.table(), Input.WEB)) {
      into.unmatched();
      return;
    }
    requests.accept(
        row,
        bytes,
        into,
        (RejectReason reason, String detail) ->
            into.reject(
                Rejected.of(Input.WEB, reason, detail, origin, offset, bytes, start, length)));
  }
}

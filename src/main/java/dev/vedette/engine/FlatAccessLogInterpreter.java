package dev.vedette.engine;

import dev.vedette.model.Input;
import dev.vedette.parse.AccessLogLine;
import dev.vedette.parse.AccessLogTime;
import dev.vedette.parse.EventTime;
import dev.vedette.parse.Utf8;
import dev.vedette.sketch.Utf8Text;

/** Lines of access logs in UTF-8; others are left to the plain interpreter. */
final class FlatAccessLogInterpreter implements RecordInterpreter, RawRequest {
  private final AccessLogLine line = new AccessLogLine();
  private final AccessLogTime accessLogTime = new AccessLogTime();
  private final RecordAtHand record = new RecordAtHand(Input.WEB);
  private final FlatWebRequests requests;
  private final EventTimes times;
  private final RecordInterpreter others;
  private byte[] bytes;

  FlatAccessLogInterpreter(FlatWebRequests requests, EventTimes times, RecordInterpreter others) {
    this.requests = requests;
    this.times = times;
    this.others = others;
  }

  @Override
  public void interpret(
      byte[] from, int start, int length, String origin, long offset, ReadingBuilder into) {
    bytes = from;
    if (Utf8.isValid(from, start, start + length) && line.parse(from, start, length)) {
      requests.accept(this, into, record.put(from, start, length, origin, offset, into));
    } else {
      others.interpret(from, start, length, origin, offset, into);
    }
  }

  @Override
  public Utf8Text url() {
    return new Utf8Text(bytes, line.targetStart(), line.targetEnd() - line.targetStart());
  }

  @Override
  public Utf8Text userAgent() {
    return new Utf8Text(bytes, line.agentStart(), line.agentEnd() - line.agentStart());
  }

  @Override
  public Utf8Text sourceIp() {
    return new Utf8Text(bytes, line.addressStart(), line.addressEnd() - line.addressStart());
  }

  @Override
  public void noteTime(ReadingBuilder into) {
    if (times.tracked()) {
      long time = accessLogTime.parseMillis(bytes, line.timeStart(), line.timeEnd());
      if (time != AccessLogTime.INVALID) {
        times.note(time, into);
      }
    }
  }

  @Override
  public long requireTime(ReadingBuilder into, Rejecting rejecting) {
    long time = accessLogTime.parseMillis(bytes, line.timeStart(), line.timeEnd());
    if (time == AccessLogTime.INVALID) {
      return times.require(line.time(), EventTime::parseAccessLogMillis, into, rejecting);
    }
    return times.accept(time, into) ? time : times.reject(line.time(), rejecting);
  }
}

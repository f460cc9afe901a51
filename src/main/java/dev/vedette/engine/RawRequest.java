package dev.vedette.engine;

import dev.vedette.sketch.Utf8Text;

/** A web request whose texts are still in the bytes of its record. */
interface RawRequest {
  /** What was asked for; null: the record does not say. */
  Utf8Text url();

  /** The user agent; null: the record does not say. */
  Utf8Text userAgent();

  /** The client's address as logged; null: the record does not say. */
  Utf8Text sourceIp();

  /** Notes the time of a request that is not used otherwise; it need not have one. */
  void noteTime(ReadingBuilder into);

  /** The time, which a request must have that is used; or {@link EventTimes#REJECTED}. */
  long requireTime(ReadingBuilder into, Rejecting rejecting);
}

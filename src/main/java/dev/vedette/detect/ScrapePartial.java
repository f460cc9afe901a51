package dev.vedette.detect;

import dev.vedette.model.SuppressedBy;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * Matching requests of one source in one window, or some of them.
 *
 * @param source what appears as SourceIP
 * @param windowStart start of the window, epoch milliseconds
 * @param suppressedBy what keeps the source from alerting; null: it may alert
 * @param arrived when the first of these requests was taken from its input, by the clock of the
 *     machine that read it, epoch milliseconds
 */
@TypeInfo(ScrapePartialTypeInfo.Factory.class)
public record ScrapePartial(
    String source, long windowStart, SuppressedBy suppressedBy, ScrapeStats stats, long arrived) {

  /** The window that this belongs to. */
  public WindowKey key() {
    return new WindowKey(source, windowStart, SuppressedBy.keyOf(suppressedBy));
  }
}

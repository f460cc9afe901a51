package dev.vedette.detect;

import dev.vedette.model.SuppressedBy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Matching requests of one source in one window, or some of them. Where it only passes by or waits
 * in batch mode, its accumulator stays in the bytes that it came in.
 */
@TypeInfo(ScrapePartialTypeInfo.Factory.class)
public final class ScrapePartial {
  private final String source;
  private final long windowStart;
  private final SuppressedBy suppressedBy;
  private final long arrived;
  // Of these two always exactly one is set.
  private ScrapeStats stats;
  private byte[] packed;

  /**
   * A partial.
   *
   * @param source what appears as SourceIP
   * @param windowStart start of the window, epoch milliseconds
   * @param suppressedBy what keeps the source from alerting; null: it may alert
   * @param arrived when the first of these requests was taken from its input, by the clock of the
   *     machine that read it, epoch milliseconds
   */
  public ScrapePartial(
      String source, long windowStart, SuppressedBy suppressedBy, ScrapeStats stats, long arrived) {
    this(source, windowStart, suppressedBy, arrived);
    this.stats = stats;
  }

  private ScrapePartial(String source, long windowStart, SuppressedBy suppressedBy, long arrived) {
    this.source = source;
    this.windowStart = windowStart;
    this.suppressedBy = suppressedBy;
    this.arrived = arrived;
  }

  /** A partial of what {@link #packInto} wrote of another's accumulator. */
  static ScrapePartial packed(
      String source, long windowStart, SuppressedBy suppressedBy, byte[] stats, long arrived) {
    ScrapePartial partial = new ScrapePartial(source, windowStart, suppressedBy, arrived);
    partial.packed = stats;
    return partial;
  }

  /** What appears as SourceIP. */
  public String source() {
    return source;
  }

  /** Start of the window, epoch milliseconds. */
  public long windowStart() {
    return windowStart;
  }

  /** What keeps the source from alerting; null: it may alert. */
  public SuppressedBy suppressedBy() {
    return suppressedBy;
  }

  /** When the first of these requests was taken from its input, epoch milliseconds. */
  public long arrived() {
    return arrived;
  }

  /** What the requests add up to. */
  public ScrapeStats stats() {
    if (stats == null) {
      try {
        stats = ScrapeStats.readFrom(new DataInputDeserializer(packed));
      } catch (IOException e) {
        throw unreadable(e);
      }
      packed = null;
    }
    return stats;
  }

  /** Number of requests; the accumulator stays in its bytes. */
  long count() {
    if (stats != null) {
      return stats.count();
    }
    try {
      return ScrapeStats.countIn(packed);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** About how many bytes of memory the accumulator takes. */
  int bytes() {
    return stats == null ? packed.length : stats.bytes();
  }

  private UncheckedIOException unreadable(IOException e) {
    return new UncheckedIOException("a partial of " + key() + " cannot be read", e);
  }

  /** A partial with an accumulator of its own; bytes do not change, so they can be shared. */
  ScrapePartial copy() {
    return stats == null
        ? packed(source, windowStart, suppressedBy, packed, arrived)
        : new ScrapePartial(source, windowStart, suppressedBy, stats.copy(), arrived);
  }

  /** Writes the accumulator's bytes. */
  void packInto(DataOutputSerializer out) throws IOException {
    if (stats == null) {
      out.write(packed);
    } else {
      stats.writeTo(out);
    }
  }

  /** Whether it belongs to that window. */
  boolean isOf(String ofSource, long start, SuppressedBy by) {
    return windowStart == start && source.equals(ofSource) && isSuppressedLike(by);
  }

  private boolean isSuppressedLike(SuppressedBy by) {
    if (suppressedBy == null) {
      return by == null;
    }
    return by != null && SuppressedBy.keyOf(suppressedBy).equals(SuppressedBy.keyOf(by));
  }

  /** The window that this belongs to. */
  public WindowKey key() {
    return new WindowKey(source, windowStart, SuppressedBy.keyOf(suppressedBy));
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof ScrapePartial other
        && source.equals(other.source)
        && windowStart == other.windowStart
        && Objects.equals(suppressedBy, other.suppressedBy)
        && arrived == other.arrived
        && stats().equals(other.stats());
  }

  @Override
  public int hashCode() {
    return Objects.hash(source, windowStart, suppressedBy, arrived);
  }

  @Override
  public String toString() {
    String content = stats == null ? packed.length + " bytes" : stats.count() + " requests";
    return "ScrapePartial[" + key() + ", " + content + "]";
  }
}
